import type { WalletEvent } from '@coffer/adapter';
import type { WalletStore } from '../config/WalletStore.ts';

export type WalletListener = (event: WalletEvent) => void;

const listenersOf = new WeakMap<WalletStore, Set<WalletListener>>();

/** Returns the listeners of a config's stream. `useWalletEvents` adds to them. */
export function walletListeners(store: WalletStore): Set<WalletListener> {
  const listeners = listenersOf.get(store) ?? new Set<WalletListener>();
  listenersOf.set(store, listeners);
  return listeners;
}
