import { responseError, WalletError } from '@coffer/adapter';

const transientStatuses = [429, 502, 503, 504];
/** Longest wait inside one call, in seconds. A caller who has to wait longer gets the error. */
const retryAfterSecondsMax = 30;

export type RetryingFetchOptions = {
  fetch?: typeof fetch;
  timeoutMs?: number;
  retriesMax?: number;
};

/**
 * Creates a `fetch` that tries a request again if that cannot run it twice, and rejects with `WalletError` when a
 * response is not a success.
 */
export function retryingFetch({
  fetch: send = (request) => fetch(request),
  timeoutMs = 30_000,
  retriesMax = 3,
}: RetryingFetchOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const isSafe =
      ['GET', 'PUT', 'DELETE'].includes(request.method) || request.headers.has('idempotency-key');
    for (let tries = 1; ; tries += 1) {
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        // The body of a request can be read once, so each try sends a copy.
        const response = await send(
          new Request(request.clone(), { signal: AbortSignal.any([request.signal, limit]) }),
        );
        if (response.ok) return response;
        throw responseError(response, await response.text());
      } catch (cause) {
        request.signal.throwIfAborted();
        const error = toError(cause, limit);
        if (!isSafe || tries > retriesMax || !isTransient(error)) throw error;
        await wait((error.retryAfterSeconds ?? 0) * 1000 || backoffMs(tries), request.signal);
      }
    }
  };
}

function toError(cause: unknown, limit: AbortSignal): WalletError {
  if (cause instanceof WalletError) return cause;
  return limit.aborted
    ? new WalletError('timeout', 'The server did not respond in time.', { cause })
    : new WalletError('network_error', 'The server could not be reached.', { cause });
}

/** Whether the same request may succeed in a moment. */
function isTransient({ code, status = 0, retryAfterSeconds = 0 }: WalletError): boolean {
  if (retryAfterSeconds > retryAfterSecondsMax) return false;
  return (
    transientStatuses.includes(status) ||
    code === 'network_error' ||
    code === 'timeout' ||
    code === 'operation_in_progress'
  );
}

/** Calculates the wait after `tries` tries: doubled from 250 ms to 8 s, with jitter. Milliseconds. */
function backoffMs(tries: number): number {
  return Math.min(8_000, 250 * 2 ** tries) * (0.5 + Math.random() / 2);
}

/** Waits. Rejects with the signal's reason when it aborts. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
