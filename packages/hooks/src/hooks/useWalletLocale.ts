'use client';
import { useContext } from 'react';
import type { WalletLocale } from '../config/WalletLocale.ts';
import { WalletLocaleContext } from './walletContext.ts';

export type UseWalletLocaleReturnType = WalletLocale;

/**
 * Language, time zone, clock and direction of the nearest `WalletProvider`.
 *
 * @throws Error outside of a `WalletProvider`.
 */
export function useWalletLocale(): UseWalletLocaleReturnType {
  const locale = useContext(WalletLocaleContext);
  if (locale) return locale;
  throw new Error(
    'A wallet hook was called outside of <WalletProvider>, so it does not know how to write money and dates. Wrap the page in <WalletProvider config={config} locale="…">.',
  );
}
