import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import type { Schemas } from '../../api/Schemas.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { FieldError } from '../../ui/fieldErrors.ts';
import { readInstant, readRequiredMoney, readRequiredText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { WalletProps } from './WalletProps.ts';

/** Labels of the ways in which a customer agrees. */
export const consentSources: Record<Schemas['NewConsent']['source'], string> = {
  inApp: 'In the app',
  orderForm: 'Order form',
  email: 'Email',
  phone: 'Phone',
};

export type SetUpAutoTopUpProps = WalletProps & { rule: Schemas['AutoTopUp'] };

/** Turns on a wallet's auto top-up with the recorded consent of the customer. */
export function SetUpAutoTopUp({
  wallet: { id: walletId, customerId, currency },
  rule,
}: SetUpAutoTopUpProps) {
  const api = useMerchantApi();
  const save = api.useMutation('put', '/v1/wallets/{walletId}/auto-top-up');
  const methods = api.useQuery('get', '/v1/customers/{customerId}/payment-methods', {
    params: { path: { customerId } },
  });
  const { version, suggestion } = rule;
  return (
    <ActionDialog
      label="Set up auto top-up"
      title="Set up auto top-up"
      submit="Set up auto top-up"
      onSubmit={(form) => {
        const acceptedAt = readInstant(form, 'acceptedAt');
        if (acceptedAt === null) throw new FieldError('acceptedAt', 'Enter a date and time.');
        const body = {
          mode: 'fixed' as const,
          threshold: readRequiredMoney(form, 'threshold', currency),
          amount: readRequiredMoney(form, 'amount', currency),
          monthlyCap: readRequiredMoney(form, 'monthlyCap', currency),
          dailyCount: Number(form.get('dailyCount')),
          paymentMethodId: readRequiredText(form, 'paymentMethodId'),
          consent: { source: readSource(form), acceptedAt, text: readRequiredText(form, 'text') },
          version,
        };
        const header = idempotencyKeys.header('setUpAutoTopUp', walletId, body);
        return save.mutateAsync({ params: { path: { walletId }, header }, body });
      }}
    >
      <p>
        Charges are automatic from now on. If the balance is below the threshold, the first one follows at
        once. We email the customer, who can turn it off at any time.
      </p>
      <MoneyField
        name="threshold"
        label="When available falls below"
        currency={currency}
        defaultValue={suggestion.threshold}
      />
      <MoneyField name="amount" label="Add" currency={currency} defaultValue={suggestion.amount} />
      <MoneyField
        name="monthlyCap"
        label="Monthly limit"
        currency={currency}
        defaultValue={suggestion.monthlyCap}
      />
      <Field label="Top-ups a day, at most">
        <input
          name="dailyCount"
          type="number"
          min={1}
          max={10}
          required
          defaultValue={suggestion.dailyCount}
        />
      </Field>
      <Field label="Payment method" hint="Only methods that can be charged without the customer.">
        <select name="paymentMethodId" required>
          {methods.data?.items
            .filter(({ offSession }) => offSession)
            .map(({ id, brand, last4 }) => (
              <option key={id} value={id}>
                {`${brand} •••• ${last4}`}
              </option>
            ))}
        </select>
      </Field>
      <Field label="How the customer agreed">
        <select name="source" required defaultValue="orderForm">
          {Object.entries(consentSources).map(([source, label]) => (
            <option key={source} value={source}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Accepted at">
        <input name="acceptedAt" type="datetime-local" required />
      </Field>
      <Field label="Agreed text">
        <textarea name="text" required maxLength={5000} rows={4} />
      </Field>
    </ActionDialog>
  );
}

function readSource(form: FormData): Schemas['NewConsent']['source'] {
  const value = form.get('source');
  if (value === 'orderForm' || value === 'email' || value === 'phone' || value === 'inApp') return value;
  throw new FieldError('source', 'Choose how the customer agreed.');
}
