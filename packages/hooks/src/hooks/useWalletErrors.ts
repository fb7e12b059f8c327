'use client';
import { WalletError } from '@coffer/adapter';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { walletErrorListeners } from '../events/walletErrors.ts';
import { isSignedOut } from '../query/retryPolicy.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletErrorsParameters = {
  /** Called for each error that a customer sees: of a query after its retries, of a write, and of the event stream. */
  onError?: ((error: WalletError) => void) | undefined;
  /** Called once when the session has ended, with the `session_expired` or `unauthenticated` of the first request. */
  onSessionExpired?: ((error: WalletError) => void) | undefined;
};

/** Calls back for every error of a config in the host's `QueryClient`. */
export function useWalletErrors(callbacks: UseWalletErrorsParameters): void {
  const { key, store } = useWalletConfig();
  const queryClient = useQueryClient();
  const latest = useRef(callbacks);
  useEffect(() => {
    latest.current = callbacks;
  });
  useEffect(() => {
    let hasExpired = false;
    function report(error: WalletError) {
      latest.current.onError?.(error);
      if (!isSignedOut(error) || hasExpired) return;
      // Every widget on the page gets this error.
      hasExpired = true;
      latest.current.onSessionExpired?.(error);
    }
    const unsubscribe = queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.query.queryKey[0] !== key) return;
      const { action } = event;
      if (action.type === 'success') hasExpired = false;
      if (action.type === 'error' && action.error instanceof WalletError) report(action.error);
    });
    const listeners = walletErrorListeners(store).add(report);
    return () => {
      unsubscribe();
      listeners.delete(report);
    };
  }, [queryClient, key, store]);
}
