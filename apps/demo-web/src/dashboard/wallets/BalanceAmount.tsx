import { Money } from '@coffer/components';
import { useWalletBalance } from './useWalletBalance.ts';

export type BalanceAmountProps = { walletId: string; field: 'pendingCharges' | 'availableBalance' };

/** One amount of a wallet's current balance. */
export function BalanceAmount({ walletId, field }: BalanceAmountProps) {
  const { data, error } = useWalletBalance(walletId);
  if (data) return <Money value={data[field]} />;
  return <Placeholder error={error} />;
}

/** The available balance with its label, for a dialog. */
export function AvailableBalance({ walletId }: { walletId: string }) {
  return (
    <p>
      Available: <BalanceAmount walletId={walletId} field="availableBalance" />
    </p>
  );
}

/** The amount by which a wallet is below zero. Its next credit covers that first. */
export function AmountOwed({ walletId }: { walletId: string }) {
  const { data, error } = useWalletBalance(walletId);
  if (data === undefined) return <Placeholder error={error} />;
  return data.balance.amount < 0 ? <Money value={data.balance} variant="movement" /> : '–';
}

function Placeholder({ error }: { error: unknown }) {
  return <span className="quiet">{error ? 'unknown' : '…'}</span>;
}
