import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { WalletStore } from '../config/WalletStore.ts';
import { firstPart } from '../deferred/firstPart.ts';
import { isRefusal } from '../query/isRefusal.ts';
import { createIdempotencyKey } from './createIdempotencyKey.ts';

/** Keys of requests that were not answered yet, by what was asked. */
const unanswered = new WeakMap<WalletStore, Map<string, string>>();

/** Sends with the key of the last try, where the very same request was tried and its answer lost. */
export async function withIdempotencyKey<Answer>(
  config: WalletConfig,
  request: readonly unknown[],
  send: (options: { idempotencyKey: string }) => Promise<Answer>,
): Promise<Answer> {
  const keys = unanswered.get(config.store) ?? new Map<string, string>();
  unanswered.set(config.store, keys);
  const name = JSON.stringify(request);
  const idempotencyKey = keys.get(name) ?? createIdempotencyKey();
  keys.set(name, idempotencyKey);
  try {
    const answer = await send({ idempotencyKey });
    // The same may be asked again later, on purpose: that is another request.
    keys.delete(name);
    return answer;
  } catch (error) {
    if (error instanceof firstPart.WalletError && isRefusal(error)) keys.delete(name);
    throw error;
  }
}
