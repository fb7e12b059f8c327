import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { requiredMoneyOf } from '../../ui/requiredMoneyOf.ts';
import { textOf } from '../../ui/textOf.ts';
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
        const { amount, currency } = requiredMoneyOf(form, 'amount', wallet.currency);
        return postEntry({
          type: 'adjustment',
          amount: { amount: form.get('direction') === 'down' ? -amount : amount, currency },
          reason: textOf(form, 'reason'),
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
