import { useLocation } from 'wouter';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { CurrencyFields } from '../../ui/CurrencyFields.tsx';
import { readMoney } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { FundingField, readFunding } from '../wallets/FundingField.tsx';

export type CreateWalletProps = { customerId: string };

/** Creates a wallet for a customer, with an initial balance if there is one. */
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
        const initialBalance = readMoney(form, 'initialBalance', currency);
        const body = { currency, ...(initialBalance && { initialBalance, fundedBy: readFunding(form) }) };
        const header = idempotencyKeys.header('createWallet', customerId, body);
        const { id } = await create.mutateAsync({ params: { path: { customerId }, header }, body });
        navigate(`/wallets/${id}`);
      }}
    >
      <WalletFields customerId={customerId} />
    </ActionDialog>
  );
}

function WalletFields({ customerId }: CreateWalletProps) {
  const api = useMerchantApi();
  const settings = api.useQuery('get', '/v1/settings');
  const wallets = api.useQuery('get', '/v1/customers/{customerId}/wallets', {
    params: { path: { customerId } },
  });
  const { topUp = {}, defaultCurrencies = [] } = settings.data?.settings ?? {};
  const openCurrencies = wallets.data?.items
    .filter(({ status }) => status !== 'closed')
    .map(({ currency }) => currency);
  const currencies = [...new Set([...defaultCurrencies, ...Object.keys(topUp)])];
  return (
    <CurrencyFields
      hint="A customer can have one open wallet in each currency."
      currencies={openCurrencies ? currencies.filter((code) => !openCurrencies.includes(code)) : []}
    >
      {(currency) => (
        <>
          <MoneyField name="initialBalance" currency={currency} label="Initial balance (optional)" />
          <FundingField />
        </>
      )}
    </CurrencyFields>
  );
}
