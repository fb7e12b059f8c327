'use client';
import { type ReactNode, useMemo } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { localeDirection } from '../config/localeDirection.ts';
import type { WalletLocale } from '../config/WalletLocale.ts';
import { useWalletStream } from '../events/useWalletStream.ts';
import { WalletConfigContext, WalletLocaleContext } from './walletContext.ts';

export type WalletProviderProps = {
  /** From `createWalletConfig`, made outside of the component. */
  config: WalletConfig;
  /**
   * BCP 47 name of the language and region to write money and dates in.
   * @default 'en-US'
   */
  locale?: string;
  /**
   * IANA name of the zone that dates are shown in.
   * @default 'UTC'
   */
  timeZone?: string;
  /**
   * What time it is. Give server and browser the same while a page is hydrated.
   * @default () => new Date()
   */
  now?: () => Date;
  /**
   * How currencies are named.
   * @default 'symbol'
   */
  currencyDisplay?: WalletLocale['currencyDisplay'];
  children?: ReactNode;
};

const systemNow = () => new Date();

/**
 * Binds the hooks below it to a config and a language, and keeps what they show up to date by the
 * backend's events. It uses the `QueryClient` that the host provides, and makes none.
 */
export function WalletProvider(props: WalletProviderProps) {
  const { config, locale = 'en-US', timeZone = 'UTC', now = systemNow, currencyDisplay = 'symbol' } = props;
  const walletLocale = useMemo(
    () => ({ locale, timeZone, now, currencyDisplay, direction: localeDirection(locale) }),
    [locale, timeZone, now, currencyDisplay],
  );
  return (
    <WalletConfigContext.Provider value={config}>
      <WalletLocaleContext.Provider value={walletLocale}>
        <WalletStream />
        {props.children}
      </WalletLocaleContext.Provider>
    </WalletConfigContext.Provider>
  );
}

/** Apart, so that what the stream waits for does not re-render the host's children. */
function WalletStream() {
  useWalletStream();
  return null;
}
