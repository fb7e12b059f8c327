import type { WalletAdapter } from '@coffer/adapter';
import { createStore } from 'zustand/vanilla';
import { browserStorage, type WalletStorage } from './WalletStorage.ts';
import type { WalletState, WalletStore } from './WalletStore.ts';

export type CreateWalletConfigParameters = {
  /** The backend: `httpAdapter(…)`, `memoryAdapter(…)` or your own. */
  adapter: WalletAdapter;
  /**
   * Namespace of the query keys and of the stored records. Two configs on one page need two different keys.
   * @default 'coffer'
   */
  key?: string;
  /**
   * Keeps payments in progress and dismissals across reloads, so that a reload never pays twice. Null keeps nothing.
   * @default localStorage, where the browser has one and does not block it
   */
  storage?: WalletStorage | null;
};

/** Configuration that every hook and every query options factory takes. Create it once, outside of components. */
export type WalletConfig = {
  readonly adapter: WalletAdapter;
  readonly key: string;
  readonly store: WalletStore;
  readonly storage: WalletStorage | null;
};

/** Binds the kit to a backend. Safe on the server, where it stores nothing. */
export function createWalletConfig(parameters: CreateWalletConfigParameters): WalletConfig {
  const { adapter, key = 'coffer', storage = browserStorage() } = parameters;
  const store = createStore<WalletState>(() => ({
    selectedWalletId: null,
    streamStatus: 'idle',
    topUpAttempts: {},
    lowBalanceDismissals: {},
  }));
  // The first `Intl` formatter of a page loads locale data, which takes a frame or two. Do it while the page is idle.
  globalThis.requestIdleCallback?.(() => Intl.DateTimeFormat());
  return { adapter, key, store, storage };
}
