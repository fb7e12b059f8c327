import { WalletError } from '@coffer/adapter';
import { onlineManager } from '@tanstack/react-query';
import { isTransient, retriesMax, retryDelayMs } from '../query/retryPolicy.ts';

/**
 * Sends the same request, with the same key, until the server responds or refuses. Waits while the browser is
 * offline and gives up after three retries.
 */
export async function retryUntilResponse<Result>(send: () => Promise<Result>): Promise<Result> {
  for (let failureCount = 0; ; failureCount++) {
    await waitUntilOnline();
    try {
      return await send();
    } catch (cause) {
      const error = toWalletError(cause);
      if (!isTransient(error) || failureCount >= retriesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs(failureCount, error)));
    }
  }
}

function waitUntilOnline(): Promise<void> {
  if (onlineManager.isOnline()) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = onlineManager.subscribe((isOnline) => {
      if (!isOnline) return;
      unsubscribe();
      resolve();
    });
  });
}

/** An adapter that throws anything else has a bug. Whether it paid is then as unknown as after a crash. */
function toWalletError(cause: unknown): WalletError {
  if (cause instanceof WalletError) return cause;
  return new WalletError('internal_error', 'The wallet adapter threw an error that is not a WalletError.', {
    cause,
  });
}
