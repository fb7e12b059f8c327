'use client';
import type { WalletEvent } from '@coffer/adapter';
import { useEffect, useRef } from 'react';
import { walletListeners } from '../events/walletListeners.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletEventsParameters = {
  /** Called for each event, in order a wallet. What it tells about is read again without your doing. */
  onEvent?: ((event: WalletEvent) => void) | undefined;
};

/**
 * Listens to what happens to the customer's wallets, as a toast or a sound does. All listeners share
 * the one stream that `WalletProvider` holds open.
 */
export function useWalletEvents({ onEvent }: UseWalletEventsParameters = {}): void {
  const { store } = useWalletConfig();
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  }, [onEvent]);
  useEffect(() => {
    const listener = (event: WalletEvent) => latest.current?.(event);
    const listeners = walletListeners(store).add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [store]);
}
