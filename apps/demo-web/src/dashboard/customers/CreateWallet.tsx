import { useState } from 'react';
import { useLocation } from 'wouter';
import { keptKeys } from '../../api/keptKeys.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { ActionDialog } from '../parts/ActionDialog.tsx';
import { Field } from '../parts/Field.tsx';
import { MoneyField } from '../parts/MoneyField.tsx';
import { moneyOf } from '../parts/moneyOf.ts';

export type CreateWalletProps = { customerId: string };

/** One more wallet, with money in it or without. */
export function CreateWallet({ customerId }: CreateWalletProps) {
  const create = useMerchantApi().useMutation('post', '/v1/customers/{customerId}/wallets');
  const [, navigate] = useLocation();
  return (
    <ActionDialog
      label="Create Wallet"
      variant="primary"
      title="Create wallet"
      submit="Create"
      onSubmit={async (form) => {
        const currency = String(form.get('currency'));
        const opening = moneyOf(form, 'openingBalance', currency);
        const body = { currency, ...(opening && { openingBalance: opening.amount }) };
        const header = keptKeys.header('createWallet', customerId, body);
        const { id } = await create.mutateAsync({ params: { path: { customerId }, header }, body });
        navigate(`/wallets/${id}`);
      }}
    >
      <WalletFields />
    </ActionDialog>
  );
}

function WalletFields() {
  const settings = useMerchantApi().useQuery('get', '/v1/settings');
  const { topUp = {}, defaultCurrencies = [] } = settings.data?.settings ?? {};
  const currencies = [...new Set([...defaultCurrencies, ...Object.keys(topUp)])];
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = chosen ?? currencies[0] ?? 'USD';
  return (
    <>
      <Field label="Currency" hint="A customer has one open wallet in each.">
        <select
          name="currency"
          required
          value={currency}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      </Field>
      {/* Another currency has other digits: what was entered is not carried over. */}
      <MoneyField
        key={currency}
        name="openingBalance"
        currency={currency}
        label="Initial balance (optional)"
      />
    </>
  );
}
