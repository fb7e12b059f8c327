import { MoneyInput, type MoneyInputProps } from '@coffer/components';
import { useState } from 'react';

export type MoneyFieldProps = Omit<MoneyInputProps, 'value' | 'onValueChange'> & { name: string };

/** A field for money in a form: the form's value of `name` is an integer of minor units, or empty. */
export function MoneyField({ name, defaultValue = null, ...input }: MoneyFieldProps) {
  const [value, setValue] = useState(defaultValue);
  return (
    <div className="field">
      <MoneyInput {...input} value={value} onValueChange={setValue} autoComplete="off" />
      <input type="hidden" name={name} value={value?.amount ?? ''} />
    </div>
  );
}
