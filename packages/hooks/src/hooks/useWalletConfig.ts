'use client';
import { useContext } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { missingProviderError, WalletConfigContext } from './walletContext.ts';

export type UseWalletConfigReturnType = WalletConfig;

/**
 * Returns the config of the nearest `WalletProvider`.
 *
 * @throws Error outside of a `WalletProvider`. Fix the page; do not handle the error.
 */
export function useWalletConfig(): UseWalletConfigReturnType {
  const config = useContext(WalletConfigContext);
  if (config) return config;
  throw missingProviderError();
}
