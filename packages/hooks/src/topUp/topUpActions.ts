import { isFinalTopUpStatus, type TopUp } from '@coffer/adapter';
import type { QueryClient } from '@tanstack/react-query';
import type { WalletConfig } from '../config/createWalletConfig.ts';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { reportWalletError } from '../events/walletErrors.ts';
import { createIdempotencyKey } from '../idempotency/idempotencyKey.ts';
import { retryUntilResponse } from '../idempotency/retryUntilResponse.ts';
import { singleFlight } from '../idempotency/singleFlight.ts';
import { asWalletError } from '../query/asWalletError.ts';
import { capabilityMissing } from '../query/capabilityMissing.ts';
import { entryScopes, invalidateWalletQueries } from '../query/queryScopes.ts';
import { isRefusedAttempt } from '../query/retryPolicy.ts';
import { topUpQueryKey } from '../query/topUpQueryOptions.ts';
import {
  clearTopUpAttempt,
  getTopUpAttempt,
  startTopUpAttempt,
  syncFromStorage,
  topUpAttemptStorageKey,
  updateTopUpAttempt,
} from './topUpAttemptStore.ts';

const sends = singleFlight<void>();

/** Returns what a customer can do with the attempt of one wallet. Without a wallet, every action does nothing. */
export function topUpActions(
  config: WalletConfig,
  queryClient: QueryClient,
  walletId: string | undefined,
  returnUrl: string | undefined,
) {
  return {
    async submit({ quoteId, paymentMethodId }: { quoteId: string; paymentMethodId: string }): Promise<void> {
      if (walletId === undefined) return;
      const request = { quoteId, paymentMethodId, returnUrl: returnUrl ?? null };
      await submitTopUp(config, queryClient, walletId, request);
    },
    async retry(): Promise<void> {
      if (walletId !== undefined) await sendTopUp(config, queryClient, walletId);
    },
    async cancel(): Promise<void> {
      if (walletId !== undefined) await cancelTopUp(config, queryClient, walletId);
    },
    reset(): void {
      if (walletId !== undefined) resetTopUp(config, queryClient, walletId);
    },
  };
}

/**
 * Continues an attempt that a reload interrupted, and follows attempts of other tabs.
 *
 * @returns A function that stops following. A request in flight continues.
 */
export function resumeTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): () => void {
  function resume() {
    if (inFlight(config, walletId)) return;
    syncFromStorage(config, walletId);
    const attempt = getTopUpAttempt(config, walletId);
    const isPending = attempt && attempt.topUpId === null && !attempt.isFinished && !attempt.error;
    if (isPending) void sendTopUp(config, queryClient, walletId);
  }
  function onStorage(event: StorageEvent) {
    if (event.key === topUpAttemptStorageKey(config, walletId)) resume();
  }
  resume();
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** Finishes the attempt of a final top-up, once, and invalidates what the top-up changed. */
export function finalizeTopUp(
  config: WalletConfig,
  queryClient: QueryClient,
  attempt: TopUpAttempt,
  topUp: TopUp,
): void {
  if (attempt.isFinished || !isFinalTopUpStatus(topUp.status)) return;
  const { walletId, status } = topUp;
  updateTopUpAttempt(config, walletId, { idempotencyKey: attempt.idempotencyKey, isFinished: true });
  // A quote pays once. The other quotes of the wallet show an outdated balance.
  const quotes = quotesOf(config, walletId);
  if (status !== 'settled') {
    void queryClient.resetQueries(quotes);
    return;
  }
  void queryClient.invalidateQueries({ ...quotes, refetchType: 'none' });
  invalidateWalletQueries({ config, queryClient }, entryScopes, walletId);
}

/** Starts an attempt and stores it before it is sent. Continues the attempt in progress if there is one. */
function submitTopUp(
  config: WalletConfig,
  queryClient: QueryClient,
  walletId: string,
  request: Pick<TopUpAttempt, 'quoteId' | 'paymentMethodId' | 'returnUrl'>,
): Promise<void> {
  const running = inFlight(config, walletId);
  if (running) return running;
  syncFromStorage(config, walletId);
  const current = getTopUpAttempt(config, walletId);
  if (!current || current.isFinished) {
    startTopUpAttempt(config, walletId, {
      ...request,
      idempotencyKey: createIdempotencyKey(),
      startedAt: Date.now(),
      isSent: false,
      topUpId: null,
      error: null,
      isFinished: false,
    });
  }
  return sendTopUp(config, queryClient, walletId);
}

/**
 * Sends a wallet's attempt until the server responds, always with the same key. Sends once at a time, in this tab
 * and, where the browser has locks, across tabs. Never rejects.
 */
function sendTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): Promise<void> {
  return sends.run(config, topUpAttemptStorageKey(config, walletId), async () => {
    // Another tab may have sent this attempt, or another one, while this tab waited for the lock.
    syncFromStorage(config, walletId);
    const attempt = getTopUpAttempt(config, walletId);
    if (!attempt || attempt.topUpId !== null || attempt.isFinished) return;
    const { idempotencyKey, isSent: isResend } = attempt;
    updateTopUpAttempt(config, walletId, { idempotencyKey, isSent: true, error: null });
    try {
      const topUp = await retryUntilResponse(() => createTopUp(config, attempt), { isResend });
      queryClient.setQueryData(topUpQueryKey(config, { topUpId: topUp.id }), topUp);
      updateTopUpAttempt(config, walletId, { idempotencyKey, topUpId: topUp.id });
    } catch (cause) {
      const error = asWalletError(cause);
      reportWalletError(config, error);
      const isFinished = isRefusedAttempt(error);
      updateTopUpAttempt(config, walletId, { idempotencyKey, error, isFinished });
      // The next attempt starts from a new quote. After a rate limit the customer may still pay the one on screen.
      if (isFinished && error.code !== 'rate_limited')
        void queryClient.resetQueries(quotesOf(config, walletId));
    }
  });
}

async function createTopUp({ adapter }: WalletConfig, attempt: TopUpAttempt): Promise<TopUp> {
  const { quoteId, paymentMethodId, returnUrl, idempotencyKey } = attempt;
  const request = { quoteId, paymentMethodId, ...(returnUrl === null ? {} : { returnUrl }) };
  return adapter.createTopUp?.(request, { idempotencyKey }) ?? capabilityMissing('topUp');
}

async function cancelTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): Promise<void> {
  const attempt = getTopUpAttempt(config, walletId);
  if (!attempt || attempt.topUpId === null || attempt.isFinished) return;
  const { idempotencyKey, topUpId } = attempt;
  const queryKey = topUpQueryKey(config, { topUpId });
  updateTopUpAttempt(config, walletId, { idempotencyKey, error: null });
  try {
    const options = { idempotencyKey: `${idempotencyKey}-cancel` };
    const canceled = await (config.adapter.cancelTopUp?.({ topUpId }, options) ??
      capabilityMissing('cancelTopUp'));
    // A poll in flight may respond with the status from before.
    await queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, canceled);
  } catch (cause) {
    const error = asWalletError(cause);
    reportWalletError(config, error);
    updateTopUpAttempt(config, walletId, { idempotencyKey, error });
    // The customer may have confirmed or paid in between.
    await queryClient.invalidateQueries({ queryKey });
  }
}

function resetTopUp(config: WalletConfig, queryClient: QueryClient, walletId: string): void {
  const attempt = getTopUpAttempt(config, walletId);
  // Without a response the attempt may have been paid: it stays the wallet's only attempt.
  if (!attempt || (attempt.topUpId === null && !attempt.isFinished)) return;
  updateTopUpAttempt(config, walletId, { idempotencyKey: attempt.idempotencyKey, isFinished: true });
  clearTopUpAttempt(config, walletId);
  void queryClient.resetQueries(quotesOf(config, walletId));
}

/** An attempt in flight must not be replaced by another one. */
function inFlight(config: WalletConfig, walletId: string): Promise<void> | undefined {
  return sends.inFlight(config, topUpAttemptStorageKey(config, walletId));
}

function quotesOf(config: WalletConfig, walletId: string) {
  return { queryKey: [config.key, 'topUpQuote', { walletId }] };
}
