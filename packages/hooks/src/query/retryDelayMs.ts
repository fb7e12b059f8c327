import type { WalletError } from '@coffer/adapter';

/** How long to wait before try `failureCount + 1`: what the server asks for, else 1 s doubled up to 30 s. */
export function retryDelayMs(failureCount: number, error: WalletError | null): number {
  const asked = error?.retryAfterSeconds;
  return asked === undefined ? Math.min(1000 * 2 ** failureCount, 30_000) : asked * 1000;
}
