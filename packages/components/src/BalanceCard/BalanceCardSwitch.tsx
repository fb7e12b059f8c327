'use client';
import type { Wallet } from '@coffer/adapter';
import { useSelectWallet } from '@coffer/hooks';
import { balanceEnglish } from '../messages/english/balance.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';

type BalanceCardSwitchProps = {
  walletId: string;
  wallets: readonly Wallet[];
  className: string | undefined;
};

/** Chooses the wallet that the widgets of the page are about. The browser's own list: it suits every device. */
export function BalanceCardSwitch({ walletId, wallets, className }: BalanceCardSwitchProps) {
  const say = useSay(balanceEnglish);
  const selectWallet = useSelectWallet();
  const name = ({ currency, status }: Wallet) =>
    status === 'active' ? currency : `${currency} (${say(`balance.${status}`)})`;
  return (
    <select
      {...slot('balance-card-switch', 'coffer-select', className)}
      aria-label={say('balance.wallet')}
      value={walletId}
      onChange={(event) => selectWallet(event.target.value)}
    >
      {wallets.map((wallet) => (
        <option key={wallet.id} value={wallet.id}>
          {name(wallet)}
        </option>
      ))}
    </select>
  );
}
