import { Money } from '@coffer/components';
import { useWalletBalance } from '../wallets/useWalletBalance.ts';

export type BalanceFigureProps = { walletId: string; figure: 'pendingCharges' | 'availableBalance' };

/** One figure of a wallet's balance. */
export function BalanceFigure({ walletId, figure }: BalanceFigureProps) {
  const { data, error } = useWalletBalance(walletId);
  if (data) return <Money value={data[figure]} />;
  return <span className="quiet">{error ? 'not known' : '…'}</span>;
}
