import { PaymentLinks } from './PaymentLinks.tsx';
import type { WalletProps } from './WalletProps.ts';
import { WalletRefunds } from './WalletRefunds.tsx';
import { WalletTopUps } from './WalletTopUps.tsx';

/** How a wallet is paid into, and what went back. */
export function WalletPayments({ wallet }: WalletProps) {
  return (
    <>
      <PaymentLinks wallet={wallet} />
      <WalletTopUps wallet={wallet} />
      <WalletRefunds wallet={wallet} />
    </>
  );
}
