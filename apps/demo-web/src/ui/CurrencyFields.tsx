import { Fragment, type ReactNode, useState } from 'react';
import { Field } from './Field.tsx';

export type CurrencyFieldsProps = {
  hint: string;
  currencies: readonly string[];
  /** The fields for amounts in it. Another currency has other digits: nothing that was entered is carried over. */
  children: (currency: string) => ReactNode;
};

/** Chooses a currency, and shows the fields for amounts in it. */
export function CurrencyFields({ hint, currencies, children }: CurrencyFieldsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = chosen ?? currencies[0];
  return (
    <>
      <Field label="Currency" hint={hint}>
        <select
          name="currency"
          required
          value={currency ?? ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
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
