import type { ComponentPropsWithoutRef } from 'react';
import './Field.css';

export type CheckFieldProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & { label: string };

/** A checkbox with its label beside it. */
export function CheckField({ label, ...input }: CheckFieldProps) {
  return (
    <label className="check-field">
      <input {...input} type="checkbox" />
      {label}
    </label>
  );
}
