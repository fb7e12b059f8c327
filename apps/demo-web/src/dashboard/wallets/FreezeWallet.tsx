import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { BalanceAmount } from './BalanceAmount.tsx';
import type { WalletProps } from './WalletProps.ts';

/** Freezes or unfreezes a wallet. A frozen wallet rejects debits and the customer's top-ups. */
export function FreezeWallet({ wallet }: WalletProps) {
  const api = useMerchantApi();
  const freeze = api.useMutation('post', '/v1/wallets/{walletId}/freeze');
  const unfreeze = api.useMutation('post', '/v1/wallets/{walletId}/unfreeze');
  const params = { path: { walletId: wallet.id } };
  if (wallet.status === 'frozen') {
    return (
      <ActionDialog
        label="Unfreeze"
        title="Unfreeze this wallet?"
        submit="Unfreeze"
        onSubmit={() => unfreeze.mutateAsync({ params })}
      >
        <p>Debits and the customer’s top-ups work again.</p>
      </ActionDialog>
    );
  }
  return (
    <ActionDialog
      label="Freeze"
      title="Freeze this wallet?"
      submit="Freeze"
      onSubmit={() => freeze.mutateAsync({ params })}
    >
      <p>
        The wallet keeps its <BalanceAmount walletId={wallet.id} field="availableBalance" />. We reject debits
        and the customer’s top-ups until you unfreeze it.
      </p>
    </ActionDialog>
  );
}
