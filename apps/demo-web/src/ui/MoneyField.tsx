import { MoneyInput, type MoneyInputProps } from '@coffer/components';
import { useState } from 'react';
import { useFieldError } from './fieldErrors.ts';
import './Field.css';

export type MoneyFieldProps = Omit<MoneyInputProps, 'value'> & { name: string };

/**
 * A money input for a form. The form's value of `name` is an integer of minor units, or empty. The form also has the
 * typed text, so that `readMoney` can tell an empty field from one that holds no amount.
 */
export function MoneyField({ name, defaultValue = null, onValueChange, ...input }: MoneyFieldProps) {
  const [value, setValue] = useState(defaultValue);
  const error = useFieldError(name);
  return (
    <div className="field">
      <MoneyInput
        {...input}
        {...(error && { error })}
        name={`${name}-text`}
        value={value}
        onValueChange={(next) => {
          setValue(next);
          onValueChange?.(next);
        }}
      />
      <input type="hidden" name={name} data-currency={input.currency} value={value?.amount ?? ''} />
    </div>
  );
}
