import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { readRequiredMoney, readText } from '../../ui/formValues.ts';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { AvailableBalance } from './BalanceAmount.tsx';
import { ReasonField } from './ReasonField.tsx';
import { usePostEntry } from './usePostEntry.ts';
import type { WalletProps } from './WalletProps.ts';

/** Debits a wallet, up to its available balance. */
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
      <AvailableBalance walletId={wallet.id} />
      <MoneyField name="amount" currency={wallet.currency} label="Amount" required />
      <ReasonField required />
    </ActionDialog>
  );
}
