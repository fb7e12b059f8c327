'use client';
import type { WalletEvent } from '@coffer/adapter';
import { useEffect, useRef } from 'react';
import { walletListeners } from '../events/openWalletStream.ts';
import { useWalletConfig } from './useWalletConfig.ts';

export type UseWalletEventsParameters = {
  /** Called for each event. Events of one wallet arrive in order. The queries that it affects are read again anyway. */
  onEvent?: ((event: WalletEvent) => void) | undefined;
};

/**
 * Listens to the events of the customer's wallets, for example to show a toast. All listeners share the one stream that
 * `WalletProvider` keeps open.
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
