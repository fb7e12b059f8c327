import type { CallOptions, WriteOptions } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
import { answeredError } from './answeredError.ts';
import { backOff } from './backOff.ts';
import { parsedJson } from './parsedJson.ts';
import { pause } from './pause.ts';
import type { Shape } from './shape.ts';
import { type GetToken, tokenSource } from './tokenSource.ts';

const triesMax = 4;
const retryAfterSecondsMax = 20;
const retryStatuses = [429, 502, 503, 504];

/** How to reach the server. */
export type HttpClientOptions = {
  /** Where the handler is mounted: `https://api.example.com/wallet`, or `/api/wallet` in a browser. */
  baseUrl: string;
  /** Asked when a token is first needed, and again when one is refused. @default none: cookies only */
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
  body?: string;
  headers?: Record<string, string>;
};

/** Speaks the wire: tokens, time-outs, tries and errors. */
export type HttpClient = {
  /** Asks until there is an answer of that shape, as often as is safe. Rejects with `WalletError`. */
  call: <Answer>(
    request: HttpRequest,
    fits: Shape<Answer>,
    options?: CallOptions & Partial<WriteOptions>,
  ) => Promise<Answer>;
  /** Asks once, without a time-out, for an answer that is still to be read. */
  open: (request: HttpRequest, signal: AbortSignal) => Promise<Response>;
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
    const response = await Promise.race([exchange(request, signal), aborted(signal)]).catch(
      (cause: unknown) => {
        throw failed(cause, signal);
      },
    );
    if (response.ok) return response;
    throw answeredError(response, await response.text().catch(() => ''));
  }

  async function ask<Answer>(
    request: HttpRequest,
    fits: Shape<Answer>,
    { signal, onReplayed }: CallOptions & Partial<WriteOptions>,
  ): Promise<Answer> {
    const limit = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    const response = await open(request, either);
    const text = await response.text().catch((cause: unknown) => {
      throw failed(cause, either);
    });
    const answer = text ? parsedJson(text) : undefined;
    if (!fits(answer)) {
      throw new WalletError('malformed_response', `${request.path} answered what it should not.`, {
        status: response.status,
      });
    }
    if (response.headers.has('idempotent-replayed')) onReplayed?.();
    return answer;
  }

  async function call<Answer>(
    request: HttpRequest,
    fits: Shape<Answer>,
    callOptions: CallOptions & Partial<WriteOptions> = {},
  ): Promise<Answer> {
    const { signal, idempotencyKey } = callOptions;
    const headers = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
    const safe = request.method === 'GET' || idempotencyKey !== undefined;
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask({ ...request, headers: { ...request.headers, ...headers } }, fits, callOptions);
      } catch (error) {
        // The caller's own reason, not what became of it on the way.
        signal?.throwIfAborted();
        if (!safe || tries === triesMax || !(error instanceof WalletError) || !passing(error)) throw error;
        await pause((error.retryAfterSeconds ?? 0) * 1000 || backOff(tries), signal);
      }
    }
  }

  return { call, open };
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
  if (signal.reason instanceof WalletError || signal.reason?.name !== 'TimeoutError') return signal.reason;
  return new WalletError('timeout', 'The server did not answer in time.', { cause });
}

/** Whether the same request may well succeed in a moment. */
function passing({ code, status = 0, retryAfterSeconds = 0 }: WalletError): boolean {
  return (
    retryAfterSeconds <= retryAfterSecondsMax &&
    (code === 'network_error' ||
      code === 'timeout' ||
      code === 'operation_in_progress' ||
      retryStatuses.includes(status))
  );
}
