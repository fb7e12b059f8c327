import { Field } from '../../ui/Field.tsx';

export type ReasonFieldProps = {
  /** @default false */
  required?: boolean;
  /** @default 'Shown to the customer.' */
  hint?: string;
};

/** The reason for a movement of money. */
export function ReasonField({ required = false, hint = 'Shown to the customer.' }: ReasonFieldProps) {
  return (
    <Field label={required ? 'Reason' : 'Reason (optional)'} hint={hint}>
      <input name="reason" maxLength={500} required={required} autoComplete="off" />
    </Field>
  );
}
