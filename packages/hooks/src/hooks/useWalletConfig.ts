'use client';
import { useContext } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import { missingProvider } from './missingProvider.ts';
import { WalletConfigContext } from './walletContext.ts';

export type UseWalletConfigReturnType = WalletConfig;

/**
 * The config of the nearest `WalletProvider`.
 *
 * @throws Error outside of a `WalletProvider`: a mistake in the page, not a state to handle.
 */
export function useWalletConfig(): UseWalletConfigReturnType {
  const config = useContext(WalletConfigContext);
  if (config) return config;
  throw missingProvider();
}
