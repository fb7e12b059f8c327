import { AutoPay } from './AutoPay.tsx';
import { AutoTopUpState } from './AutoTopUpState.tsx';
import { LowBalanceAlert } from './LowBalanceAlert.tsx';
import type { WalletProps } from './WalletProps.ts';

/** What a wallet does by itself. */
export function WalletSettings({ wallet }: WalletProps) {
  return (
    <>
      <LowBalanceAlert wallet={wallet} />
      <AutoTopUpState wallet={wallet} />
      <AutoPay wallet={wallet} />
    </>
  );
}
