import { MoneyInput, type MoneyInputProps } from '@coffer/components';
import { useState } from 'react';
import { useFieldProblem } from './FieldProblems.ts';
import './Field.css';

export type MoneyFieldProps = Omit<MoneyInputProps, 'value'> & { name: string };

/**
 * A field for money in a form: the form's value of `name` is an integer of minor units, or empty. What was
 * typed is in the form as well, so that `moneyOf` can tell an empty field from one that holds no amount.
 */
export function MoneyField({ name, defaultValue = null, onValueChange, ...input }: MoneyFieldProps) {
  const [value, setValue] = useState(defaultValue);
  const problem = useFieldProblem(name);
  return (
    <div className="field">
      <MoneyInput
        {...input}
        {...(problem && { error: problem })}
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
