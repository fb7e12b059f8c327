import type { WalletEvent } from '@coffer/adapter';
import type { WalletStore } from '../config/WalletStore.ts';

export type WalletListener = (event: WalletEvent) => void;

const listenersOf = new WeakMap<WalletStore, Set<WalletListener>>();

/** Everybody on the page who wants to hear what the one stream of a config brings. */
export function walletListeners(store: WalletStore): Set<WalletListener> {
  const listeners = listenersOf.get(store) ?? new Set<WalletListener>();
  listenersOf.set(store, listeners);
  return listeners;
}
