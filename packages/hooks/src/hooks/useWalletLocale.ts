'use client';
import { useContext } from 'react';
import type { WalletLocale } from '../config/WalletLocale.ts';
import { missingProviderError, WalletLocaleContext } from './walletContext.ts';

export type UseWalletLocaleReturnType = WalletLocale;

/**
 * Returns the language, time zone, clock and writing direction of the nearest `WalletProvider` or
 * `WalletLocaleProvider`.
 *
 * @throws Error outside of both. Fix the page; do not handle the error.
 */
export function useWalletLocale(): UseWalletLocaleReturnType {
  const locale = useContext(WalletLocaleContext);
  if (locale) return locale;
  throw missingProviderError();
}
