import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { Available } from './Available.tsx';
import { ReasonField } from './ReasonField.tsx';
import { usePostEntry } from './usePostEntry.ts';
import type { WalletProps } from './WalletProps.ts';

/** Corrects a balance by hand, up or down. */
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
      <Available walletId={wallet.id} />
      <Field label="Direction">
        <select name="direction">
          <option value="up">Up: add to the balance</option>
          <option value="down">Down: take from the balance</option>
        </select>
      </Field>
      <MoneyField name="amount" currency={wallet.currency} label="By" required />
      <ReasonField required hint="The customer reads it, and it stays in the audit trail." />
    </ActionDialog>
  );
}
