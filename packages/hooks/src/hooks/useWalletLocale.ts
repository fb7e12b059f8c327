'use client';
import { useContext } from 'react';
import type { WalletLocale } from '../config/WalletLocale.ts';
import { missingProvider } from './missingProvider.ts';
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
  throw missingProvider();
}
