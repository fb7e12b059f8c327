import { WalletError } from '@coffer/adapter';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Code that no first screen waits for. */
export type LazyPart<Part> = {
  /** The part, or null until it is there. */
  store: StoreApi<Part | null>;
  /**
   * Fetches it, once. A fetch that failed is tried again by the next call, and rejects with a `WalletError`
   * of code `network_error`.
   */
  load: () => Promise<Part>;
};

/** Makes a part of what a dynamic import brings. */
export function lazyPart<Part>(fetchPart: () => Promise<Part>): LazyPart<Part> {
  const store = createStore<Part | null>(() => null);
  let loading: Promise<Part> | null = null;
  function load(): Promise<Part> {
    loading ??= fetchPart().then(
      (part) => {
        store.setState(part);
        return part;
      },
      (cause: unknown) => {
        loading = null;
        throw new WalletError('network_error', 'A part of the page could not be loaded.', { cause });
      },
    );
    return loading;
  }
  return { store, load };
}
