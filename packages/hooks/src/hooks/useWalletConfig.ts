'use client';
import { useContext } from 'react';
import type { WalletConfig } from '../config/createWalletConfig.ts';
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
  throw new Error(
    'A wallet hook was called outside of <WalletProvider>, so it does not know which backend to ask. Wrap the page in <WalletProvider config={createWalletConfig({ adapter })}>.',
  );
}
