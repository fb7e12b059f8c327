import { WalletError } from '@coffer/adapter';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';
import { isRefusal } from '../query/retryPolicy.ts';

/** Lifetime of a stored key. Servers keep keys for a day: a key that is sent later might pay a second time. */
export const idempotencyKeyTtlMs = 24 * 60 * 60 * 1000;

/**
 * Creates a unique key: 128 random bits in hexadecimal. `crypto.randomUUID` is missing on pages without https,
 * such as a page on a developer's local network.
 */
export function createIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keys of requests without a response, by the content of the request. */
const pendingKeys = new WeakMap<WalletStore, Map<string, string>>();

/** Sends a request. If the same request was sent before and its response was lost, it sends the same key again. */
export async function withIdempotencyKey<Result>(
  config: WalletConfig,
  request: readonly unknown[],
  send: (options: { idempotencyKey: string }) => Promise<Result>,
): Promise<Result> {
  const keys = pendingKeys.get(config.store) ?? new Map<string, string>();
  pendingKeys.set(config.store, keys);
  const name = JSON.stringify(request);
  const idempotencyKey = keys.get(name) ?? createIdempotencyKey();
  keys.set(name, idempotencyKey);
  try {
    const result = await send({ idempotencyKey });
    // The customer may ask for the same thing again later: that is another request.
    keys.delete(name);
    return result;
  } catch (error) {
    if (error instanceof WalletError && isRefusal(error)) keys.delete(name);
    throw error;
  }
}
