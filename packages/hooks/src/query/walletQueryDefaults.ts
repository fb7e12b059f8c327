import type { WalletError } from '@coffer/adapter';
import { isRetryable } from './isRetryable.ts';
import { retryDelayMs } from './retryDelayMs.ts';

const retriesMax = 3;

/** What every query of the kit shares: no retry of what the server refused, and its word on when to retry. */
export const walletQueryDefaults = {
  retry: (failureCount: number, error: WalletError) => failureCount < retriesMax && isRetryable(error),
  retryDelay: retryDelayMs,
  // Events tell what changed; without them a minute is fresh enough to mount another widget on.
  staleTime: 60_000,
};
