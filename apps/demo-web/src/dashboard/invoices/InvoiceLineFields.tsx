import type { Schemas } from '../../api/Schemas.ts';
import { Field } from '../../ui/Field.tsx';
import { FieldRows } from '../../ui/FieldRows.tsx';
import { readRequiredMoney, readRequiredText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';

export type InvoiceLineFieldsProps = { currency: string };

/** The lines of a new invoice. */
export function InvoiceLineFields({ currency }: InvoiceLineFieldsProps) {
  return (
    <FieldRows name="line" label="Line" count={1} min={1}>
      {(id) => (
        <>
          <Field label="Description">
            <input name={`description-${id}`} required maxLength={500} autoComplete="off" />
          </Field>
          <div className="field-row">
            <Field label="Quantity">
              <input name={`quantity-${id}`} type="number" min={1} step={1} defaultValue={1} required />
            </Field>
            <MoneyField name={`unitAmount-${id}`} currency={currency} label="Unit price" required />
          </div>
        </>
      )}
    </FieldRows>
  );
}

/** Reads the values of `InvoiceLineFields`. */
export function readInvoiceLines(form: FormData, currency: string): Schemas['NewInvoiceLine'][] {
  return form.getAll('line').map((id) => ({
    description: readRequiredText(form, `description-${id}`),
    quantity: Number(form.get(`quantity-${id}`)),
    unitAmount: readRequiredMoney(form, `unitAmount-${id}`, currency),
  }));
}
