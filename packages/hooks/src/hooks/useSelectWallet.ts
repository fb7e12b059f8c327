'use client';
import { useCallback } from 'react';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseSelectWalletReturnType = (walletId: string | null) => void;

/**
 * Returns a function that selects a wallet. Hooks without a `walletId` use the selected wallet. Null selects the first
 * active wallet again.
 */
export function useSelectWallet(): UseSelectWalletReturnType {
  const { store } = useWalletConfig();
  return useCallback((walletId) => store.setState({ selectedWalletId: walletId }), [store]);
}
