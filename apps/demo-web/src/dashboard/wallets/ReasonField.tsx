import { Field } from '../../ui/Field.tsx';

export type ReasonFieldProps = { required?: boolean; hint?: string };

/** Why money moves. */
export function ReasonField({ required = false, hint = 'The customer reads it.' }: ReasonFieldProps) {
  return (
    <Field label={required ? 'Reason' : 'Reason (optional)'} hint={hint}>
      <input name="reason" maxLength={500} required={required} autoComplete="off" />
    </Field>
  );
}
