import type * as z from 'zod/mini';
import { WalletError } from '../errors/WalletError.ts';
import type { WalletErrorCode } from '../errors/WalletErrorCode.ts';
import type { CallOptions, WriteOptions } from '../port/WalletAdapter.ts';
import type { HttpRequest } from './buildRequest.ts';
import { parseJson } from './parseJson.ts';
import { responseError } from './responseError.ts';
import { type GetToken, tokenSource } from './tokenSource.ts';
import { validate } from './validate.ts';
import { backoffMs, wait } from './wait.ts';

const triesMax = 4;
/** Longest wait inside one call. A customer who has to wait longer should see the error. */
const retryAfterSecondsMax = 3;
const transientStatuses = [429, 502, 503, 504];
const transientCodes: readonly WalletErrorCode[] = ['network_error', 'timeout', 'operation_in_progress'];

/** Options for reaching the server. */
export type HttpClientOptions = {
  /** Address at which the handler is mounted: `https://api.example.com/wallet`, or `/api/wallet` in a browser. */
  baseUrl: string;
  /**
   * Called when a token is first needed, and again when a token is refused. A token with `expiresAt` is renewed half
   * a minute before it expires, a short one in the last third of its life. @default none: cookies only
   */
  getToken?: GetToken;
  /** @default the platform's */
  fetch?: typeof fetch;
  /** Time limit of one try, in milliseconds. @default 15000 */
  timeoutMs?: number;
  /** Whether cookies are sent to another origin. @default 'same-origin' */
  credentials?: RequestCredentials;
};

/** Client of the wire: tokens, timeouts, retries and errors. */
export type HttpClient = {
  /** Sends a request and validates the response. Retries as often as is safe. Rejects with `WalletError`. */
  call: <Result>(
    request: HttpRequest,
    schema: z.ZodMiniType<Result>,
    options?: CallOptions & Partial<WriteOptions>,
  ) => Promise<Result>;
  /** Sends a request once, without a timeout, and returns the unread response. Rejects with the cause. */
  open: (request: HttpRequest, signal: AbortSignal) => Promise<Response>;
  /** Converts a failure to the error that a caller receives. */
  toError: (cause: unknown, signal: AbortSignal) => unknown;
};

export function httpClient(options: HttpClientOptions): HttpClient {
  const { timeoutMs = 15_000, credentials = 'same-origin' } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const send = options.fetch ?? ((...parameters) => fetch(...parameters));
  const tokens = tokenSource(options.getToken);

  async function exchange(request: HttpRequest, signal: AbortSignal): Promise<Response> {
    const { method, path, body } = request;
    const attempt = (token: string | null) => {
      const headers = new Headers({ accept: 'application/json', ...request.headers });
      if (body) headers.set('content-type', 'application/json');
      if (token) headers.set('authorization', `Bearer ${token}`);
      return send(baseUrl + path, { method, credentials, signal, headers, body: body ?? null });
    };
    const token = await tokens.current();
    const response = await attempt(token);
    if (response.status !== 401 || !options.getToken) return response;
    await response.body?.cancel();
    return attempt(await tokens.renew(token));
  }

  async function open(request: HttpRequest, signal: AbortSignal): Promise<Response> {
    const response = await Promise.race([exchange(request, signal), aborted(signal)]);
    if (response.ok) return response;
    throw responseError(response, await response.text().catch(() => ''));
  }

  async function call<Result>(
    request: HttpRequest,
    schema: z.ZodMiniType<Result>,
    { signal, idempotencyKey: key, onReplayed }: CallOptions & Partial<WriteOptions> = {},
  ): Promise<Result> {
    const isSafe = request.method === 'GET' || key !== undefined;
    const headers = { ...request.headers, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    let lostResponse: WalletError | undefined;
    for (let tries = 1; ; tries += 1) {
      const limit = AbortSignal.timeout(timeoutMs);
      const either = signal ? AbortSignal.any([signal, limit]) : limit;
      try {
        const response = await open({ ...request, headers }, either);
        const text = await response.text();
        const result = text ? parseJson(text) : undefined;
        if (!validate(schema, result)) {
          throw new WalletError(
            'malformed_response',
            `The server sent a malformed response for ${request.path}.`,
            { status: response.status },
          );
        }
        if (response.headers.has('idempotent-replayed')) onReplayed?.();
        return result;
      } catch (cause) {
        // Reject with the caller's own reason.
        signal?.throwIfAborted();
        const error = toError(cause, either);
        const isLimited = error instanceof WalletError && error.code === 'rate_limited';
        if (!isSafe || tries === triesMax || !isTransient(error)) {
          // A rate limit rejects this try. A write whose earlier try got no response may still have had its effect.
          throw isLimited && lostResponse && key !== undefined ? withRetryAfter(lostResponse, error) : error;
        }
        if (!isLimited) lostResponse = error;
        await wait((error.retryAfterSeconds ?? 0) * 1000 || backoffMs(tries), signal);
      }
    }
  }

  return { call, open, toError };
}

/** Rejects when the signal aborts. The host's own `getToken` or `fetch` may ignore the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Converts the cause of a missing response. A `WalletError`, which `getToken` may throw, stays as it is. */
function toError(cause: unknown, signal: AbortSignal): unknown {
  if (cause instanceof WalletError) return cause;
  if (!signal.aborted) return new WalletError('network_error', 'The server could not be reached.', { cause });
  if (signal.reason?.name !== 'TimeoutError') return signal.reason;
  return new WalletError('timeout', 'The server did not respond in time.', { cause });
}

/** Keeps the outcome of a write unknown, and adds how long the rate limit asks to wait before the next try. */
function withRetryAfter(lostResponse: WalletError, limited: WalletError): WalletError {
  const { code, message, requestId } = lostResponse;
  const { retryAfterSeconds } = limited;
  return new WalletError(code, message, { requestId, retryAfterSeconds, cause: limited });
}

/** Returns whether the same request may succeed in a moment. */
function isTransient(error: unknown): error is WalletError {
  if (!(error instanceof WalletError)) return false;
  const { code, status = 0, retryAfterSeconds = 0 } = error;
  return (
    retryAfterSeconds <= retryAfterSecondsMax &&
    (transientCodes.includes(code) || transientStatuses.includes(status))
  );
}
