import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { MoneyField } from '../../ui/MoneyField.tsx';
import { requiredMoneyOf } from '../../ui/requiredMoneyOf.ts';
import { textOf } from '../../ui/textOf.ts';
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
          amount: requiredMoneyOf(form, 'amount', wallet.currency),
          reason: textOf(form, 'reason'),
        })
      }
    >
      <Available walletId={wallet.id} />
      <MoneyField name="amount" currency={wallet.currency} label="Amount" required />
      <ReasonField required />
    </ActionDialog>
  );
}
