import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/fieldErrors.ts';
import { readText } from '../../ui/formValues.ts';

type FundingSource = Schemas['CreateCredit']['fundedBy'];

const labels = {
  externalPayment: 'Payment received outside of Coffer (paid)',
  promotion: 'Promotion (promotional)',
  correction: 'Correction (promotional)',
} as const satisfies Record<FundingSource, string>;

/** A choice of where the money of a credit comes from. Nothing is preselected. */
export function FundingField({ required }: { required?: boolean }) {
  return (
    <Field
      label="Funded by"
      hint="Paid credit is the customer’s own money, which closing the wallet pays out. Promotional credit is never paid out."
    >
      <select name="fundedBy" defaultValue="" required={required}>
        <option value="">Select a source</option>
        {Object.entries(labels).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/**
 * Reads a `FundingField`.
 *
 * @throws FieldError when nothing is selected
 */
export function readFunding(form: FormData): FundingSource {
  const value = readText(form, 'fundedBy');
  if (value !== null && isFundingSource(value)) return value;
  throw new FieldError('fundedBy', 'Select where the money comes from.');
}

function isFundingSource(value: string): value is FundingSource {
  return value in labels;
}
