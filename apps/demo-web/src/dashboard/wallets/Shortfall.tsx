import { Money } from '@coffer/components';
import { useWalletBalance } from './useWalletBalance.ts';

export type ShortfallProps = { walletId: string };

/** What a wallet is below zero, which its next credit clears first. */
export function Shortfall({ walletId }: ShortfallProps) {
  const { data, error } = useWalletBalance(walletId);
  if (data === undefined) return <span className="quiet">{error ? 'not known' : '…'}</span>;
  return data.balance.amount < 0 ? <Money value={data.balance} variant="movement" /> : '–';
}
