import { useState } from 'react';
import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/fieldErrors.ts';
import { readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { TopUpQuote } from './TopUpQuote.tsx';
import { useTopUpLimits } from './useTopUpLimits.ts';
import type { WalletProps } from './WalletProps.ts';

/** Charges a saved payment method of the customer and adds the amount to the wallet, after showing the quote. */
export function CreateTopUp({ wallet }: WalletProps) {
  const { id: walletId, customerId, currency } = wallet;
  const api = useMerchantApi();
  const create = api.useMutation('post', '/v1/wallets/{walletId}/top-ups');
  const methods = api.useQuery('get', '/v1/customers/{customerId}/payment-methods', {
    params: { path: { customerId } },
  });
  const chargeable = methods.data?.items.filter(({ offSession }) => offSession) ?? [];
  return (
    <ActionDialog
      label="Top up"
      title="Top up with a saved payment method"
      submit="Charge and top up"
      disabled={chargeable.length === 0}
      onSubmit={async (form) => {
        const paymentMethodId = String(form.get('paymentMethodId'));
        const amount = readRequiredMoney(form, 'amount', currency);
        if (readText(form, 'quoteId') === null) {
          throw new FieldError('amount', 'The quote for this amount is not ready. Nothing was charged.');
        }
        // Sends the amount and not the quote's id, because a retry must send the same body.
        const body = { amount, paymentMethodId };
        const header = idempotencyKeys.header('createTopUp', walletId, body);
        await create.mutateAsync({ params: { path: { walletId }, header }, body });
      }}
    >
      <ChargeFields wallet={wallet} methods={chargeable} />
    </ActionDialog>
  );
}

function ChargeFields({
  wallet: { id: walletId, currency },
  methods,
}: WalletProps & { methods: Schemas['PaymentMethod'][] }) {
  const limits = useTopUpLimits(currency);
  const [amount, setAmount] = useState<number | null>(null);
  const isInRange =
    amount !== null && amount >= (limits.min?.amount ?? 1) && amount <= (limits.max?.amount ?? amount);
  return (
    <>
      <Field label="Charge">
        <select name="paymentMethodId">
          {methods.map(({ id, brand, last4 }) => (
            <option key={id} value={id}>
              {brand} •••• {last4}
            </option>
          ))}
        </select>
      </Field>
      <MoneyField
        name="amount"
        currency={currency}
        label="Amount to add"
        {...limits}
        onValueChange={(value) => setAmount(value?.amount ?? null)}
        required
      />
      {isInRange && <TopUpQuote walletId={walletId} currency={currency} amount={amount} />}
    </>
  );
}
