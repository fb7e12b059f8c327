import { type TopUp, WalletError } from '@coffer/adapter';
import { onlineManager, type QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt, WalletStore } from '../config/WalletStore.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { isRefusal } from '../query/isRefusal.ts';
import { isRetryable } from '../query/isRetryable.ts';
import { retryDelayMs } from '../query/retryDelayMs.ts';
import { topUpQueryKey } from '../query/topUpQueryOptions.ts';
import { topUpQuotes } from '../query/topUpQuoteQueryOptions.ts';
import { adoptTopUpAttempt } from './adoptTopUpAttempt.ts';
import { topUpAttemptStorageKey } from './topUpAttemptStorage.ts';
import { changeTopUpAttempt, heldTopUpAttempt } from './topUpAttempts.ts';

const retriesMax = 3;

/** Sends under way, by wallet: the guard that holds between two clicks, before any state has changed. */
const sends = new WeakMap<WalletStore, Map<string, Promise<void>>>();

/** What is being sent, or waits to be. Until it is done the attempt must not be exchanged for another. */
export function sendUnderWay(config: WalletConfig, walletId: string): Promise<void> | undefined {
  return sends.get(config.store)?.get(walletId);
}

/**
 * Sends the attempt that is held for a wallet until the server has answered, always with its key. One
 * send at a time, in this tab and, where the browser has locks, among all tabs. Never rejects.
 */
export function sendTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): Promise<void> {
  const running = sendUnderWay(config, walletId);
  if (running) return running;
  const ours = sends.get(config.store) ?? new Map<string, Promise<void>>();
  sends.set(config.store, ours);
  const send = exclusively(topUpAttemptStorageKey(config, walletId), async () => {
    // While this tab waited for the lock another one may have sent it, or another attempt.
    adoptTopUpAttempt(config, walletId);
    const attempt = heldTopUpAttempt(config, walletId);
    if (attempt && attempt.topUpId === null && !attempt.isReleased) {
      await sendUntilAnswered(config, queryClient, walletId, attempt);
    }
  }).finally(() => ours.delete(walletId));
  ours.set(walletId, send);
  return send;
}

async function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  await (locks ? locks.request(name, work) : work());
}

async function sendUntilAnswered(
  config: WalletConfig,
  queryClient: QueryClient,
  walletId: string,
  attempt: TopUpAttempt,
): Promise<void> {
  const { idempotencyKey } = attempt;
  changeTopUpAttempt(config, walletId, { idempotencyKey, error: null });
  for (let failureCount = 0; ; failureCount++) {
    await untilOnline();
    try {
      const topUp = await createTopUp(config, attempt);
      queryClient.setQueryData(topUpQueryKey(config, { topUpId: topUp.id }), topUp);
      changeTopUpAttempt(config, walletId, { idempotencyKey, topUpId: topUp.id });
      return;
    } catch (cause) {
      const error = walletError(cause);
      if (!isRetryable(error) || failureCount >= retriesMax) {
        const isReleased = isRefusal(error);
        changeTopUpAttempt(config, walletId, { idempotencyKey, error, isReleased });
        // Whatever refused it, the next attempt starts from a quote of its own.
        if (isReleased) void queryClient.resetQueries(topUpQuotes(config, walletId));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs(failureCount, error)));
    }
  }
}

function createTopUp({ adapter }: WalletConfig, attempt: TopUpAttempt): Promise<TopUp> {
  const { quoteId, paymentMethodId, returnUrl, idempotencyKey } = attempt;
  const request = { quoteId, paymentMethodId, ...(returnUrl === null ? {} : { returnUrl }) };
  return adapter.createTopUp?.(request, { idempotencyKey }) ?? capabilityMissing('createTopUp');
}

function untilOnline(): Promise<void> {
  if (onlineManager.isOnline()) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = onlineManager.subscribe((isOnline) => {
      if (!isOnline) return;
      unsubscribe();
      resolve();
    });
  });
}

/** An adapter that throws anything else has a bug: whether it paid is then as unknown as after a crash. */
function walletError(cause: unknown): WalletError {
  if (cause instanceof WalletError) return cause;
  return new WalletError('internal_error', 'The wallet adapter threw what is no WalletError.', { cause });
}
