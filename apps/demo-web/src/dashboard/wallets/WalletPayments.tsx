import { PaymentLinks } from './PaymentLinks.tsx';
import { WalletDisputes } from './WalletDisputes.tsx';
import type { WalletProps } from './WalletProps.ts';
import { WalletRefunds } from './WalletRefunds.tsx';
import { WalletTopUps } from './WalletTopUps.tsx';

/** How a wallet is paid into, what went back, and what was taken back. */
export function WalletPayments({ wallet }: WalletProps) {
  return (
    <>
      <PaymentLinks wallet={wallet} />
      <WalletTopUps wallet={wallet} />
      <WalletRefunds wallet={wallet} />
      <WalletDisputes wallet={wallet} />
    </>
  );
}
