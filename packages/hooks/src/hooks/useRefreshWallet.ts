'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseRefreshWalletReturnType = () => Promise<void>;

/**
 * Returns a function that reads the wallet's data on the page again, for example after your own server has charged the
 * wallet of a backend without events. It resolves when the reads have ended, and never rejects.
 */
export function useRefreshWallet(): UseRefreshWalletReturnType {
  const { key } = useWalletConfig();
  const queryClient = useQueryClient();
  return useCallback(() => queryClient.invalidateQueries({ queryKey: [key] }), [queryClient, key]);
}
