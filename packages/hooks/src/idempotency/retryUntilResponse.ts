import { WalletError } from '@coffer/adapter';
import { onlineManager } from '@tanstack/react-query';
import { asWalletError } from '../query/asWalletError.ts';
import { isRetriedAtOnce, retriesMax, retryDelayMs } from '../query/retryPolicy.ts';

/**
 * Sends the same request, with the same key, until the server responds or refuses. Waits while the browser is
 * offline. Gives up after three retries, and at once when the server asks to wait longer than a few seconds.
 *
 * @param isResend Whether the request was sent before and got no response.
 * @throws `rate_limited` only if no send can have had an effect. After a send without a response a rate limit leaves
 * the outcome unknown: the error is that of the earlier send, with the time to wait.
 */
export async function retryUntilResponse<Result>(
  send: () => Promise<Result>,
  { isResend }: { isResend: boolean },
): Promise<Result> {
  let lostResponse = isResend ? new WalletError('timeout', 'An earlier send got no response.') : null;
  for (let failureCount = 0; ; failureCount++) {
    await waitUntilOnline();
    try {
      return await send();
    } catch (cause) {
      // After a bug of the adapter it is unknown whether it paid, as after a crash.
      const error = asWalletError(cause);
      const isLimited = error.code === 'rate_limited';
      if (!isRetriedAtOnce(error) || failureCount >= retriesMax) {
        throw isLimited && lostResponse ? withRetryAfter(lostResponse, error) : error;
      }
      if (!isLimited) lostResponse = error;
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs(failureCount, error)));
    }
  }
}

function withRetryAfter({ code, message }: WalletError, limited: WalletError): WalletError {
  return new WalletError(code, message, { retryAfterSeconds: limited.retryAfterSeconds, cause: limited });
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
