import type { WalletAdapter } from '@coffer/adapter';
import { createStore } from 'zustand/vanilla';
import { browserStorage } from './browserStorage.ts';
import type { WalletStorage } from './WalletStorage.ts';
import type { WalletState, WalletStore } from './WalletStore.ts';

export type CreateWalletConfigParameters = {
  /** The backend: `httpAdapter(…)`, `memoryAdapter(…)` or your own. */
  adapter: WalletAdapter;
  /**
   * Namespace of query keys and of what is stored in the browser. Two configs on one page need two.
   * @default 'coffer'
   */
  key?: string;
  /**
   * Keeps across reloads what was being paid, so that nothing is paid twice, and what was dismissed; null keeps
   * nothing.
   * @default localStorage, where there is one and it is not blocked
   */
  storage?: WalletStorage | null;
};

/** What every hook and every query-options factory works on. Made once, outside of components. */
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
  // A page's first formatter of `Intl` loads its data, for a frame or two: better while it waits than as it draws.
  globalThis.requestIdleCallback?.(() => Intl.DateTimeFormat());
  return { adapter, key, store, storage };
}
