import { isFinalTopUpStatus, type TopUp, type TopUpQuote, type WalletError } from '@coffer/adapter';
import type { TopUpAttempt } from '../config/WalletStore.ts';
import { isTransient, retryDelayMs } from '../query/retryPolicy.ts';

/**
 * Status of an attempt to add funds. `submitting`: the server has not responded yet. With an `error` it is unknown
 * whether the server received the request; `retry` sends it again, and nothing else can be submitted until then.
 * `settled`: the entry exists. `failed`: declined, or refused with an `error`; nothing was charged.
 */
export type TopUpAttemptStatus =
  | 'idle'
  | 'submitting'
  | 'requiresAction'
  | 'processing'
  | 'settled'
  | 'failed'
  | 'canceled'
  | 'expired';

/** Derives the status from the attempt and, once there is one, its top-up. */
export function topUpAttemptStatus(
  attempt: TopUpAttempt | undefined,
  topUp: TopUp | undefined,
): TopUpAttemptStatus {
  if (!attempt) return 'idle';
  // The processor refused the method and waits for another one. For the customer this attempt failed.
  if (topUp) return topUp.status === 'requiresPaymentMethod' ? 'failed' : topUp.status;
  if (!attempt.isFinished) return 'submitting';
  return attempt.error ? 'failed' : 'idle';
}

type TopUpQueryState = {
  data: TopUp | undefined;
  error: WalletError | null;
  dataUpdateCount: number;
  errorUpdateCount: number;
};

/** Returns how long a reading of a top-up stays fresh, in milliseconds: forever once it is final. */
export function topUpStaleMs({ state: { data } }: { state: TopUpQueryState }): number {
  return data && isFinalTopUpStatus(data.status) ? Number.POSITIVE_INFINITY : 1000;
}

/** Returns the wait before the next poll of a top-up, in milliseconds, or false to stop polling. */
export function topUpPollingMs({ state }: { state: TopUpQueryState }): number | false {
  const { data, error, dataUpdateCount, errorUpdateCount } = state;
  if (data && isFinalTopUpStatus(data.status)) return false;
  if (error && !isTransient(error)) return false;
  // A customer who confirms in another tab comes back soon; a bank takes its time.
  const intervalMaxMs = data?.status === 'requiresAction' ? 5000 : 30_000;
  const intervalMs = Math.min(750 * 1.5 ** (dataUpdateCount + errorUpdateCount), intervalMaxMs);
  return Math.max(intervalMs, error?.retryAfterSeconds ? retryDelayMs(0, error) : 0);
}

/**
 * Returns how long a quote can be shown, in milliseconds: until ten seconds before it expires, which leaves time to
 * confirm it. At least ten seconds, in case this device's clock is wrong: the server then refuses with
 * `quote_expired` and the quote is read again. At most a day, the longest that a timer can hold.
 */
export function quoteLifetimeMs({ expiresAt }: TopUpQuote): number {
  const leftMs = Date.parse(expiresAt) - Date.now() - 10_000;
  return Math.min(Math.max(leftMs, 10_000), 86_400_000);
}
