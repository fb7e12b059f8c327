import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { readInstant, readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { FundingField, readFunding } from './FundingField.tsx';
import { ReasonField } from './ReasonField.tsx';
import { usePostEntry } from './usePostEntry.ts';
import type { WalletProps } from './WalletProps.ts';

/** Credits a wallet with funds of a stated source, with a priority and an expiry. */
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
          fundedBy: readFunding(form),
          grant: {
            priority: Number(form.get('priority')),
            expiresAt: readInstant(form, 'expiresAt'),
          },
          reason: readText(form, 'reason'),
        })
      }
    >
      <MoneyField name="amount" currency={wallet.currency} label="Amount" required />
      <FundingField required />
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
