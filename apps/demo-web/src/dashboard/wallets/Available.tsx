import { BalanceFigure } from '../customers/BalanceFigure.tsx';

export type AvailableProps = { walletId: string };

/** What can be taken from a wallet. */
export function Available({ walletId }: AvailableProps) {
  return (
    <p>
      Available: <BalanceFigure walletId={walletId} figure="availableBalance" />
    </p>
  );
}
