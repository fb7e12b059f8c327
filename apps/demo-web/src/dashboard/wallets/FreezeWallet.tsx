import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { BalanceFigure } from '../customers/BalanceFigure.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { WalletProps } from './WalletProps.ts';

/** Stops what takes from a wallet and what its customer pays in, or lets it go on. */
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
        <p>Debits and top-ups by the customer are taken again.</p>
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
        It keeps its money: <BalanceFigure walletId={wallet.id} figure="availableBalance" /> stays available.
        Debits and top-ups by the customer are refused until you unfreeze it.
      </p>
    </ActionDialog>
  );
}
