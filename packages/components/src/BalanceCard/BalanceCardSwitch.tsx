'use client';
import type { Wallet } from '@coffer/adapter';
import { useSelectWallet } from '@coffer/hooks';
import { slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';

type BalanceCardSwitchProps = {
  walletId: string;
  wallets: readonly Wallet[];
  className: string | undefined;
};

/** Selects the wallet that the widgets of the page show. It is a native list, which works on every device. */
export function BalanceCardSwitch({ walletId, wallets, className }: BalanceCardSwitchProps) {
  const t = useTranslate(balanceTexts);
  const selectWallet = useSelectWallet();
  const name = ({ currency, status }: Wallet) =>
    status === 'active' ? currency : `${currency} (${t(`balance.${status}`)})`;
  return (
    <select
      {...slot('balance-card-switch', 'coffer-select', className)}
      aria-label={t('balance.wallet')}
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
