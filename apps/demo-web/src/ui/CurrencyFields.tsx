import { Fragment, type ReactNode, useState } from 'react';
import { Field } from './Field.tsx';

export type CurrencyFieldsProps = {
  hint: string;
  currencies: readonly string[];
  /** Renders the amount fields. They reset when the currency changes, because its number of decimals can differ. */
  children: (currency: string) => ReactNode;
};

/** A currency select with amount fields in that currency. */
export function CurrencyFields({ hint, currencies, children }: CurrencyFieldsProps) {
  const [selected, setSelected] = useState<string | null>(null);
  const currency = selected ?? currencies[0];
  return (
    <>
      <Field label="Currency" hint={hint}>
        <select
          name="currency"
          required
          value={currency ?? ''}
          onChange={(event) => setSelected(event.currentTarget.value)}
        >
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      </Field>
      {currency !== undefined && <Fragment key={currency}>{children(currency)}</Fragment>}
    </>
  );
}
