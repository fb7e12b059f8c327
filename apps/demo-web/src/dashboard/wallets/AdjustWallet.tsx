import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { AvailableBalance } from './BalanceAmount.tsx';
import { ReasonField } from './ReasonField.tsx';
import { usePostEntry } from './usePostEntry.ts';
import type { WalletProps } from './WalletProps.ts';

/** Corrects a balance, up or down. */
export function AdjustWallet({ wallet }: WalletProps) {
  const postEntry = usePostEntry(wallet.id);
  return (
    <ActionDialog
      label="Adjust"
      title="Adjust the balance"
      submit="Adjust"
      onSubmit={(form) => {
        const { amount, currency } = readRequiredMoney(form, 'amount', wallet.currency);
        return postEntry({
          type: 'adjustment',
          amount: { amount: form.get('direction') === 'down' ? -amount : amount, currency },
          reason: readText(form, 'reason'),
        });
      }}
    >
      <AvailableBalance walletId={wallet.id} />
      <Field label="Direction">
        <select name="direction">
          <option value="up">Up: increase the balance</option>
          <option value="down">Down: decrease the balance</option>
        </select>
      </Field>
      <MoneyField name="amount" currency={wallet.currency} label="By" required />
      <ReasonField required hint="Shown to the customer and in the audit log." />
    </ActionDialog>
  );
}
