'use client';
import type { Wallet, WalletStatus } from '@coffer/adapter';
import {
  useFormatDate,
  useSelectWallet,
  useWalletId,
  useWalletLocale,
  useWallets,
  withErrorBoundary,
} from '@coffer/hooks';
import type { ComponentPropsWithoutRef, ForwardedRef } from 'react';
import { slot } from '../internal/slot.ts';
import { balanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';

export type WalletSwitcherProps = Omit<
  ComponentPropsWithoutRef<'select'>,
  'children' | 'defaultValue' | 'multiple' | 'value'
> & {
  /**
   * Id of the chosen wallet. Makes the choice controlled.
   * @default the selected wallet, else the first active one
   */
  value?: string | undefined;
  /**
   * Called when the customer chooses a wallet.
   * @default selects it for all widgets of the page
   */
  onValueChange?: ((walletId: string) => void) | undefined;
};

const order: readonly WalletStatus[] = ['active', 'frozen', 'closing', 'closed'];

/**
 * Chooses one of the customer's wallets. Shows nothing if there are fewer than two. It is a native list, which works on
 * every device and finds one of a thousand wallets by typing.
 */
export const WalletSwitcher = withErrorBoundary(
  function WalletSwitcher(props: WalletSwitcherProps, ref: ForwardedRef<HTMLSelectElement>) {
    const { value, onValueChange, className, onChange, ...rest } = props;
    const t = useTranslate(balanceTexts);
    const { locale } = useWalletLocale();
    const { date } = useFormatDate();
    const root = useWidgetRoot(rest, ref);
    const selected = useWalletId(value);
    const selectWallet = useSelectWallet();
    const wallets = useWallets().data ?? [];
    if (wallets.length < 2) return null;
    // Created only if needed: the first one on a page takes as long as drawing all widgets.
    const names = new Intl.DisplayNames(locale, { type: 'currency' });
    return (
      <select
        aria-label={t('balance.wallet')}
        {...root}
        {...slot('wallet-switcher', 'coffer-wallet-switcher', 'coffer-select', 'coffer-field', className)}
        data-state={wallets.find(({ id }) => id === selected)?.status}
        value={selected}
        onChange={(event) => {
          onChange?.(event);
          (onValueChange ?? selectWallet)(event.target.value);
        }}
      >
        {[...wallets].sort(compare).map((wallet) => (
          <option key={wallet.id} value={wallet.id}>
            {nameOf(wallet)}
          </option>
        ))}
      </select>
    );

    function nameOf({ currency, status, createdAt }: Wallet): string {
      const name = `${currency} \u2013 ${names.of(currency) ?? currency}`;
      if (status === 'active') return name;
      // A customer can have several closed wallets in one currency.
      return `${name} (${t(`balance.${status}`)}, ${date(createdAt)})`;
    }
  },
  () => null,
);

/** Sorts usable wallets first, then by currency, then newest first. */
function compare(one: Wallet, other: Wallet): number {
  return (
    order.indexOf(one.status) - order.indexOf(other.status) ||
    one.currency.localeCompare(other.currency, 'en') ||
    other.createdAt.localeCompare(one.createdAt, 'en')
  );
}
