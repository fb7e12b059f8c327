import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readInstant, readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { ReasonField } from './ReasonField.tsx';
import { usePostEntry } from './usePostEntry.ts';
import type { WalletProps } from './WalletProps.ts';

/** Credits a wallet with paid or promotional funds, with a priority and an expiry. */
export function CreditWallet({ wallet }: WalletProps) {
  const postEntry = usePostEntry(wallet.id);
  return (
    <ActionDialog
      label="Credit"
      variant="primary"
      title="Credit this wallet"
      submit="Credit"
      onSubmit={(form) =>
        postEntry({
          type: 'credit',
          amount: readRequiredMoney(form, 'amount', wallet.currency),
          grant: {
            kind: form.get('kind') === 'promotional' ? 'promotional' : 'paid',
            priority: Number(form.get('priority')),
            expiresAt: readInstant(form, 'expiresAt'),
          },
          reason: readText(form, 'reason'),
        })
      }
    >
      <MoneyField name="amount" currency={wallet.currency} label="Amount" required />
      <Field label="Kind" hint="Promotional credit is never refunded to a card.">
        <select name="kind">
          <option value="paid">Paid</option>
          <option value="promotional">Promotional</option>
        </select>
      </Field>
      <div className="field-row">
        <Field label="Priority" hint="Lower is spent first.">
          <input name="priority" type="number" min={0} max={1000} step={1} defaultValue={100} required />
        </Field>
        <Field label="Expires (optional)">
          <input name="expiresAt" type="datetime-local" />
        </Field>
      </div>
      <ReasonField />
    </ActionDialog>
  );
}
