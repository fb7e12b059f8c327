'use client';
import { type ReactNode, useMemo } from 'react';
import { localeDirection, type WalletLocale } from '../config/WalletLocale.ts';
import { useClock } from './useClock.ts';
import { WalletLocaleContext } from './walletContext.ts';

export type WalletLocaleProviderProps = {
  /**
   * BCP 47 language tag that money and dates are formatted for.
   * @default 'en-US'
   */
  locale?: string | undefined;
  /**
   * IANA time zone that dates are shown in.
   * @default 'UTC'
   */
  timeZone?: string | undefined;
  /**
   * Time at which a server rendered the page: a `Date`, or RFC 3339. The browser hydrates the page with it and then goes
   * on with its own clock. A function is a clock of your own, for example for tests.
   * @default the system's clock
   */
  now?: Date | string | (() => Date) | undefined;
  /**
   * Form in which currencies appear.
   * @default 'symbol'
   */
  currencyDisplay?: WalletLocale['currencyDisplay'] | undefined;
  children?: ReactNode;
};

/**
 * Sets the language in which components below it format money and dates. Use it on a page without a customer's wallet,
 * such as a merchant's dashboard: `useFormatMoney`, `useFormatDate`, `Money` and `MoneyInput` need nothing else.
 * `WalletProvider` includes one.
 */
export function WalletLocaleProvider(props: WalletLocaleProviderProps) {
  const { locale = 'en-US', timeZone = 'UTC', currencyDisplay = 'symbol' } = props;
  const now = useClock(props.now);
  const walletLocale = useMemo(
    () => ({ locale, timeZone, now, currencyDisplay, direction: localeDirection(locale) }),
    [locale, timeZone, now, currencyDisplay],
  );
  return <WalletLocaleContext.Provider value={walletLocale}>{props.children}</WalletLocaleContext.Provider>;
}
