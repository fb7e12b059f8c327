import type { WalletError } from '@coffer/adapter';
import { onlineManager } from '@tanstack/react-query';
import { firstPart } from '../deferred/firstPart.ts';

const retriesMax = 3;

/** Sends the same request, with the same key, until there is an answer, a refusal, or no more hope for now. */
export async function untilAnswered<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let failureCount = 0; ; failureCount++) {
    await untilOnline();
    try {
      return await send();
    } catch (cause) {
      const error = walletError(cause);
      if (!firstPart.isRetryable(error) || failureCount >= retriesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, firstPart.retryDelayMs(failureCount, error)));
    }
  }
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
  if (cause instanceof firstPart.WalletError) return cause;
  return new firstPart.WalletError('internal_error', 'The wallet adapter threw what is no WalletError.', {
    cause,
  });
}
