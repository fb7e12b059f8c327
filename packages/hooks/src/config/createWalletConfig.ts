import type { WalletAdapter } from '@coffer/adapter';
import { createStore } from 'zustand/vanilla';
import { browserStorage, type WalletStorage } from './WalletStorage.ts';
import type { WalletState, WalletStore } from './WalletStore.ts';

export type CreateWalletConfigParameters = {
  /** The backend: `httpAdapter(…)`, `memoryAdapter(…)` or your own. */
  adapter: WalletAdapter;
  /**
   * Id of the signed-in customer: the wallet's or your own, as long as no two customers share it. It becomes part of
   * every query key, so that a page finds what a server or a persister read for the same customer, and nobody else's.
   * Give server and browser the same id.
   * @default none: what this config reads is found by this config only
   */
  customerId?: string | undefined;
  /**
   * Namespace of the query keys and of the stored records. Two configs of one customer on one page need different keys.
   * @default 'coffer'
   */
  key?: string;
  /**
   * Keeps payments in progress and dismissals across reloads, so that a reload never pays twice. Null keeps nothing.
   * @default localStorage, where the browser has one and does not block it
   */
  storage?: WalletStorage | null;
  /**
   * Interval at which a page reads the balances that it shows, if the backend has no `events`. Milliseconds; false does
   * not poll.
   * @default 15000
   */
  pollMs?: number | false;
};

/** Configuration that every hook and every query options factory takes. Create one for each signed-in customer. */
export type WalletConfig = {
  readonly adapter: WalletAdapter;
  /** First part of every query key: the namespace, and the customer's id or an id of this config. */
  readonly key: string;
  /** First part of the name of every stored record. The rest of the name has an id that belongs to one customer. */
  readonly storagePrefix: string;
  readonly customerId: string | undefined;
  readonly store: WalletStore;
  readonly storage: WalletStorage | null;
  readonly pollMs: number | false;
};

/** Binds the kit to a backend. Safe on the server, where it stores nothing. */
export function createWalletConfig(parameters: CreateWalletConfigParameters): WalletConfig {
  const { adapter, customerId, key = 'coffer', storage = browserStorage(), pollMs = 15_000 } = parameters;
  const store = createStore<WalletState>(() => ({
    selectedWalletId: null,
    streamStatus: 'idle',
    topUpAttempts: {},
    lowBalanceDismissals: {},
  }));
  // The first `Intl` formatter of a page loads locale data, which takes a frame or two. Do it while the page is idle.
  globalThis.requestIdleCallback?.(() => Intl.DateTimeFormat());
  return {
    adapter,
    key: `${key}:${customerId ?? configId()}`,
    storagePrefix: key,
    customerId,
    store,
    storage,
    pollMs,
  };
}

/**
 * Returns an id that no other config of this browser has, on this page or on a later one. A server needs none: without a
 * `customerId` a page does not look for what the server read.
 */
function configId(): string {
  if (globalThis.window === undefined) return 'server';
  return crypto.getRandomValues(new Uint32Array(2)).join('-');
}
