import type { WalletError } from '@coffer/adapter';
import type { WalletStore } from '../config/WalletStore.ts';

export type WalletErrorListener = (error: WalletError) => void;

const listenersOf = new WeakMap<WalletStore, Set<WalletErrorListener>>();

/** Returns the listeners for errors of writes and of the event stream. TanStack's query cache has those of reads. */
export function walletErrorListeners(store: WalletStore): Set<WalletErrorListener> {
  const listeners = listenersOf.get(store) ?? new Set<WalletErrorListener>();
  listenersOf.set(store, listeners);
  return listeners;
}

/** Reports an error that a customer sees to the host's `onError`. */
export function reportWalletError({ store }: { store: WalletStore }, error: WalletError): void {
  for (const listener of walletErrorListeners(store)) listener(error);
}
