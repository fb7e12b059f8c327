import { useState } from 'react';
import { Field } from '../parts/Field.tsx';
import { MoneyField } from '../parts/MoneyField.tsx';

export type InvoiceLineFieldsProps = { currency: string };

/** The lines of a new invoice: one at first, more as they are needed. */
export function InvoiceLineFields({ currency }: InvoiceLineFieldsProps) {
  const [ids, setIds] = useState([0]);
  const add = () => setIds([...ids, (ids.at(-1) ?? 0) + 1]);
  return (
    <>
      {ids.map((id, index) => (
        <fieldset key={id} className="line-fields">
          <legend>Line {index + 1}</legend>
          <input type="hidden" name="line" value={id} />
          <Field label="Description">
            <input name={`description-${id}`} required maxLength={500} autoComplete="off" />
          </Field>
          <div className="field-row">
            <Field label="Quantity">
              <input name={`quantity-${id}`} type="number" min={1} step={1} defaultValue={1} required />
            </Field>
            <MoneyField name={`unitAmount-${id}`} currency={currency} label="Price of one" required />
          </div>
          {ids.length > 1 && (
            <button
              type="button"
              className="button"
              data-variant="quiet"
              onClick={() => setIds(ids.filter((one) => one !== id))}
            >
              Remove line {index + 1}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" className="button" onClick={add}>
        Add line
      </button>
    </>
  );
}
