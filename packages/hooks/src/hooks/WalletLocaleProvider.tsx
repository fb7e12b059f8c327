'use client';
import { type ReactNode, useMemo } from 'react';
import { localeDirection } from '../config/localeDirection.ts';
import type { WalletLocale } from '../config/WalletLocale.ts';
import { WalletLocaleContext } from './walletContext.ts';

export type WalletLocaleProviderProps = {
  /**
   * BCP 47 name of the language and region to write money and dates in.
   * @default 'en-US'
   */
  locale?: string | undefined;
  /**
   * IANA name of the zone that dates are shown in.
   * @default 'UTC'
   */
  timeZone?: string | undefined;
  /**
   * What time it is. Give server and browser the same while a page is hydrated.
   * @default () => new Date()
   */
  now?: (() => Date) | undefined;
  /**
   * How currencies are named.
   * @default 'symbol'
   */
  currencyDisplay?: WalletLocale['currencyDisplay'] | undefined;
  children?: ReactNode;
};

const systemNow = () => new Date();

/**
 * How money and dates are written below it, where there is no customer's wallet, as on a merchant's page:
 * enough for `useFormatMoney`, `Money` and `MoneyInput`. A `WalletProvider` brings its own.
 */
export function WalletLocaleProvider(props: WalletLocaleProviderProps) {
  const { locale = 'en-US', timeZone = 'UTC', now = systemNow, currencyDisplay = 'symbol' } = props;
  const walletLocale = useMemo(
    () => ({ locale, timeZone, now, currencyDisplay, direction: localeDirection(locale) }),
    [locale, timeZone, now, currencyDisplay],
  );
  return <WalletLocaleContext.Provider value={walletLocale}>{props.children}</WalletLocaleContext.Provider>;
}
