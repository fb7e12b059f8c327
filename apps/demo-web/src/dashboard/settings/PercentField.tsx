import { Field } from '../../ui/Field.tsx';

export type PercentFieldProps = { name: string; label: string; basisPoints: number | undefined };

/** A share in percent, which the API has in hundredths of one. */
export function PercentField({ name, label, basisPoints = 0 }: PercentFieldProps) {
  return (
    <Field label={label}>
      <input
        name={name}
        type="number"
        min={0}
        max={100}
        step={0.01}
        required
        defaultValue={basisPoints / 100}
      />
    </Field>
  );
}
