import type { WalletError, WalletErrorCode } from '@coffer/adapter';

/** Retries of a query or of a payment before the error is shown. */
export const retriesMax = 3;
/** Longest wait within a call. */
const waitSecondsMax = 3;
/** Longest wait of a query on screen before it reads again. */
const readAgainSecondsMax = 300;
/** Timers of more than 24 days would fire at once. */
const retryDelayMsMax = 3_600_000;

const transientCodes: ReadonlySet<WalletErrorCode> = new Set<WalletErrorCode>([
  'network_error',
  'timeout',
  'malformed_response',
  'operation_in_progress',
  'rate_limited',
  'internal_error',
  'processor_unavailable',
  'service_unavailable',
  'clock_skew',
]);

/**
 * Returns whether the same call may still succeed. It may already have had its effect. Any other code means that
 * the server refused the call and changed nothing.
 */
export function isTransient(error: { code: WalletErrorCode }): boolean {
  return transientCodes.has(error.code);
}

/** Returns whether the customer has to sign in again. */
export function isSignedOut({ code }: { code: WalletErrorCode }): boolean {
  return code === 'unauthenticated' || code === 'session_expired';
}

/** Returns whether the server refused for good. A customer who has to sign in again may continue afterwards. */
export function isRefusal(error: { code: WalletErrorCode }): boolean {
  return !isSignedOut(error) && !isTransient(error);
}

/**
 * Returns whether an attempt to pay has ended with this error of `retryUntilResponse`. A rate limit on a send whose
 * outcome was open has another code there, so `rate_limited` means that nothing was paid.
 */
export function isRefusedAttempt(error: { code: WalletErrorCode }): boolean {
  return error.code === 'rate_limited' || isRefusal(error);
}

/**
 * Returns whether a retry may happen within the same call. A customer who has to wait longer than a few seconds sees
 * the error with its time instead of a spinner.
 */
export function isRetriedAtOnce(error: WalletError): boolean {
  return isTransient(error) && (error.retryAfterSeconds ?? 0) <= waitSecondsMax;
}

/** Returns the wait before the next try: the server's `Retry-After`, else 1 s, doubled up to 30 s. Milliseconds. */
export function retryDelayMs(failureCount: number, error: WalletError | null): number {
  const asked = error?.retryAfterSeconds;
  return asked === undefined
    ? Math.min(1000 * 2 ** failureCount, 30_000)
    : Math.min(asked * 1000, retryDelayMsMax);
}

/**
 * Returns when a query on screen that failed reads again: at the time that the server named, if it comes within five
 * minutes. Milliseconds, or false for no timer.
 */
export function readAgainMs({ state: { error } }: { state: { error: WalletError | null } }): number | false {
  if (!error || isRetriedAtOnce(error) || !isTransient(error)) return false;
  const { retryAfterSeconds = 0 } = error;
  return retryAfterSeconds <= readAgainSecondsMax && retryAfterSeconds * 1000;
}
