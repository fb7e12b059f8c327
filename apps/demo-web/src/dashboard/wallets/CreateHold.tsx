import { idempotencyKeys } from '../../api/idempotencyKeys.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readInstant, readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { AvailableBalance } from './BalanceAmount.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { WalletProps } from './WalletProps.ts';

/** Creates a hold, which reserves funds for a future charge. */
export function CreateHold({ wallet: { id: walletId, currency } }: WalletProps) {
  const create = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/holds');
  return (
    <ActionDialog
      label="Hold"
      title="Hold funds"
      submit="Hold"
      onSubmit={(form) => {
        const body = {
          amount: readRequiredMoney(form, 'amount', currency),
          expiresAt: readInstant(form, 'expiresAt'),
          reason: readText(form, 'reason'),
        };
        const header = idempotencyKeys.header('createHold', walletId, body);
        return create.mutateAsync({ params: { path: { walletId }, header }, body });
      }}
    >
      <AvailableBalance walletId={walletId} />
      <MoneyField name="amount" currency={currency} label="Amount" required />
      <Field label="Expires (optional)">
        <input name="expiresAt" type="datetime-local" />
      </Field>
      <ReasonField />
    </ActionDialog>
  );
}
