import type { CallOptions, WriteOptions } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
import type { WalletErrorCode } from '../WalletErrorCode.ts';
import { answeredError } from './answeredError.ts';
import { backOff } from './backOff.ts';
import { parsedJson } from './parsedJson.ts';
import { pause } from './pause.ts';
import { fits, type Shape } from './shape.ts';
import { type GetToken, tokenSource } from './tokenSource.ts';

const triesMax = 4;
const retryAfterSecondsMax = 20;
const passingStatuses = [429, 502, 503, 504];
const passingCodes: readonly WalletErrorCode[] = ['network_error', 'timeout', 'operation_in_progress'];

/** How to reach the server. */
export type HttpClientOptions = {
  /** Where the handler is mounted: `https://api.example.com/wallet`, or `/api/wallet` in a browser. */
  baseUrl: string;
  /**
   * Asked when a token is first needed, and again when one is refused; one that is given as `{ token, expiresAt }`
   * is renewed half a minute ahead. @default none: cookies only
   */
  getToken?: GetToken;
  /** @default the platform's */
  fetch?: typeof fetch;
  /** How long one try may take. @default 15000 */
  timeoutMs?: number;
  /** Whether cookies go along to another origin. @default 'same-origin' */
  credentials?: RequestCredentials;
};

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request of the wire. */
export type HttpRequest = {
  method: HttpMethod;
  /** From the slash on, made safe, with its query. */
  path: string;
  /** JSON. */
  body?: string | undefined;
  headers?: Record<string, string>;
};

/** Speaks the wire: tokens, time-outs, tries and errors. */
export type HttpClient = {
  /** Asks until there is an answer of that shape, as often as is safe. Rejects with `WalletError`. */
  call: <Answer>(
    request: HttpRequest,
    shape: Shape<Answer>,
    options?: CallOptions & Partial<WriteOptions>,
  ) => Promise<Answer>;
  /** Asks once, without a time-out, for an answer that is still to be read. Rejects with whatever went wrong. */
  open: (request: HttpRequest, signal: AbortSignal) => Promise<Response>;
  /** What the failure of reading an answer is to a caller. */
  failed: (cause: unknown, signal: AbortSignal) => unknown;
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
    throw answeredError(response, await response.text().catch(() => ''));
  }

  async function call<Answer>(
    request: HttpRequest,
    shape: Shape<Answer>,
    { signal, idempotencyKey: key, onReplayed }: CallOptions & Partial<WriteOptions> = {},
  ): Promise<Answer> {
    const isSafe = request.method === 'GET' || key !== undefined;
    const headers = { ...request.headers, ...(key === undefined ? {} : { 'idempotency-key': key }) };
    for (let tries = 1; ; tries += 1) {
      const limit = AbortSignal.timeout(timeoutMs);
      const either = signal ? AbortSignal.any([signal, limit]) : limit;
      try {
        const response = await open({ ...request, headers }, either);
        const text = await response.text();
        const answer = text ? parsedJson(text) : undefined;
        if (!fits(shape, answer)) {
          throw new WalletError('malformed_response', `${request.path} answered oddly.`, {
            status: response.status,
          });
        }
        if (response.headers.has('idempotent-replayed')) onReplayed?.();
        return answer;
      } catch (cause) {
        // The caller's own reason, not what became of it on the way.
        signal?.throwIfAborted();
        const error = failed(cause, either);
        if (!isSafe || tries === triesMax || !isPassing(error)) throw error;
        await pause((error.retryAfterSeconds ?? 0) * 1000 || backOff(tries), signal);
      }
    }
  }

  return { call, open, failed };
}

/** Rejects once the signal aborts: a token getter or a fetch that the host brought may not look at it. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Why there is no answer. An error that is the kit's already, as a token getter may throw, stays what it is. */
function failed(cause: unknown, signal: AbortSignal): unknown {
  if (cause instanceof WalletError) return cause;
  if (!signal.aborted) return new WalletError('network_error', 'The server could not be reached.', { cause });
  if (signal.reason?.name !== 'TimeoutError') return signal.reason;
  return new WalletError('timeout', 'There was no answer in time.', { cause });
}

/** Whether the same request may well succeed in a moment. */
function isPassing(error: unknown): error is WalletError {
  if (!(error instanceof WalletError)) return false;
  const { code, status = 0, retryAfterSeconds = 0 } = error;
  return (
    retryAfterSeconds <= retryAfterSecondsMax &&
    (passingCodes.includes(code) || passingStatuses.includes(status))
  );
}
