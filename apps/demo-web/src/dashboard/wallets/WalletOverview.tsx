import { Closure } from './Closure.tsx';
import { WalletBalance } from './WalletBalance.tsx';
import { WalletGrants } from './WalletGrants.tsx';
import { WalletHolds } from './WalletHolds.tsx';
import type { WalletProps } from './WalletProps.ts';

/** What stands in a wallet: its figures, what it is made of, what is reserved. */
export function WalletOverview({ wallet }: WalletProps) {
  return (
    <>
      {wallet.status === 'closed' && <Closure walletId={wallet.id} />}
      <WalletBalance wallet={wallet} />
      <WalletGrants wallet={wallet} />
      <WalletHolds wallet={wallet} />
    </>
  );
}
