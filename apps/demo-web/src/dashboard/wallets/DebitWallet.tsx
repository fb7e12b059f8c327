import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { Available } from './Available.tsx';
import { ReasonField } from './ReasonField.tsx';
import { usePostEntry } from './usePostEntry.ts';
import type { WalletProps } from './WalletProps.ts';

/** Takes funds, up to what is available. */
export function DebitWallet({ wallet }: WalletProps) {
  const postEntry = usePostEntry(wallet.id);
  return (
    <ActionDialog
      label="Debit"
      title="Debit this wallet"
      submit="Debit"
      onSubmit={(form) =>
        postEntry({
          type: 'debit',
          amount: readRequiredMoney(form, 'amount', wallet.currency),
          reason: readText(form, 'reason'),
        })
      }
    >
      <Available walletId={wallet.id} />
      <MoneyField name="amount" currency={wallet.currency} label="Amount" required />
      <ReasonField required />
    </ActionDialog>
  );
}
