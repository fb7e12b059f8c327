'use client';
import { useCallback } from 'react';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseSelectWalletReturnType = (walletId: string | null) => void;

/** Chooses the wallet that hooks without a `walletId` are about; null goes back to the first active one. */
export function useSelectWallet(): UseSelectWalletReturnType {
  const { store } = useWalletConfig();
  return useCallback((walletId) => store.setState({ selectedWalletId: walletId }), [store]);
}
