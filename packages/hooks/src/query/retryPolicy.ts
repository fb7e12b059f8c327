import type { WalletError, WalletErrorCode } from '@coffer/adapter';

/** Retries of a query or of a payment before the error is shown. */
export const retriesMax = 3;

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

/** Returns whether the server refused for good. A customer who has to sign in again may continue afterwards. */
export function isRefusal(error: { code: WalletErrorCode }): boolean {
  const isSignedOut = error.code === 'unauthenticated' || error.code === 'session_expired';
  return !isSignedOut && !isTransient(error);
}

/** Returns the wait before the next try: the server's `Retry-After`, else 1 s, doubled up to 30 s. Milliseconds. */
export function retryDelayMs(failureCount: number, error: WalletError | null): number {
  const asked = error?.retryAfterSeconds;
  return asked === undefined ? Math.min(1000 * 2 ** failureCount, 30_000) : asked * 1000;
}
