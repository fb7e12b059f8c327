import { WalletError } from '@coffer/adapter';
import { createStore } from 'zustand/vanilla';

/** What no first screen waits for: the stream, and all that moves money or changes settings. */
export type DeferredParts = typeof import('./deferredParts.ts');

/** The parts, or null until they are there. */
export const deferredParts = createStore<DeferredParts | null>(() => null);

let loading: Promise<DeferredParts> | null = null;

/**
 * Fetches the parts, once. A fetch that failed is tried again by the next call.
 *
 * @throws WalletError `network_error`: nothing was sent.
 */
export function loadDeferredParts(): Promise<DeferredParts> {
  loading ??= import('./deferredParts.ts').then(
    (parts) => {
      deferredParts.setState(parts);
      return parts;
    },
    (cause: unknown) => {
      loading = null;
      throw new WalletError('network_error', 'A part of the page could not be loaded.', { cause });
    },
  );
  return loading;
}
