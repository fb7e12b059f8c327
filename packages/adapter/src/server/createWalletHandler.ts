import { WalletError } from '../errors/WalletError.ts';
import { walletErrorStatus } from '../errors/WalletErrorCode.ts';
import type { WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import type { WalletScope } from '../port/WalletSession.ts';
import { eventStreamResponse } from './eventStreamResponse.ts';
import { matchRoute } from './matchRoute.ts';
import { problemResponse } from './problemResponse.ts';
import { readJsonBody } from './readJsonBody.ts';
import { readQuery } from './readQuery.ts';
import { readVersion } from './readVersion.ts';
import { textStreamResponse } from './textStreamResponse.ts';
import type { WalletRoute } from './WalletRoute.ts';
import { isWireErrorCode } from './wireErrorCodes.ts';

/** Whose wallets a request is about, and what it may do with them. */
export type WalletIdentity = {
  customerId: string;
  scopes: readonly WalletScope[];
  /** When the session ends; an open stream ends with it, and its client comes back with a new token. */
  expiresAt?: Date;
};

/** How the handler is bound to a backend. */
export type WalletHandlerOptions = {
  /**
   * Says who asks, from whatever the host trusts: a cookie, a token. It is the only source of the
   * customer's identity. Null answers 401; a `WalletError` such as `session_expired` answers itself.
   */
  authenticate: (request: Request) => Promise<WalletIdentity | null> | WalletIdentity | null;
  /** The adapter bound to that customer. */
  adapter: (identity: WalletIdentity) => WalletAdapter | Promise<WalletAdapter>;
  /** What stands before `/session` and the rest: `/api/wallet`. @default '' */
  basePath?: string;
  /** @default 65536 */
  maxBodyBytes?: number;
  /** What stands before an error's code in its `type`. @default 'urn:coffer:error:' */
  problemBaseUrl?: string;
  /** How long a stream may be silent. @default 15000 */
  heartbeatMs?: number;
  /** Told of every failure that no caller caused, before it is answered without detail. @default prints it */
  onError?: (error: unknown, context: { request: Request; requestId: string }) => void;
};

/**
 * Serves the wire that `httpAdapter` speaks, as one function from `Request` to `Response`: it mounts in
 * Next.js, Hono, Express, Bun, Deno or a worker. CORS is the host's.
 *
 * @example
 * const handler = createWalletHandler({ authenticate, adapter: ({ customerId }) => walletOf(customerId) });
 */
export function createWalletHandler(options: WalletHandlerOptions): (request: Request) => Promise<Response> {
  const { problemBaseUrl = 'urn:coffer:error:', onError = print } = options;
  if (typeof options.authenticate !== 'function') {
    throw new TypeError('createWalletHandler needs `authenticate`: without it anyone could read any wallet.');
  }
  return async (request) => {
    const requestId = requestIdOf(request);
    const report = (error: unknown) => onError(error, { request, requestId });
    const response = await answer(request, options, report).catch((error: unknown) => {
      // Nobody is left to read it; it only must not count as a failure.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      const known = expected(error, report);
      return problemResponse(known, { requestId, problemBaseUrl });
    });
    response.headers.set('x-request-id', requestId);
    response.headers.set('cache-control', 'no-store');
    return response;
  };
}

async function answer(
  request: Request,
  options: WalletHandlerOptions,
  onError: (error: unknown) => void,
): Promise<Response> {
  const url = new URL(request.url);
  const { route, params } = matchRoute(request.method, pathIn(url.pathname, options.basePath ?? ''));
  const identity = await options.authenticate(request);
  if (!identity) throw new WalletError('unauthenticated', 'Sign in: the request carries no valid session.');
  requireScope(route, identity);
  const adapter = await options.adapter(identity);
  requireCapability(route, adapter);
  const version = route.versioned ? readVersion(request.headers) : 0;
  const idempotencyKey = route.idempotent ? requireIdempotencyKey(request) : '';
  const query = readQuery(url.searchParams);
  const body = route.body ? await readJsonBody(request, options.maxBodyBytes ?? 65_536) : undefined;
  if (route.streams && request.headers.get('accept')?.includes('text/event-stream')) {
    const lastEventId = request.headers.get('last-event-id') ?? query.after;
    const { heartbeatMs = 15_000 } = options;
    const signal = sessionSignal(request, identity);
    return eventStreamResponse({ adapter, lastEventId, signal, heartbeatMs, onError });
  }
  const headers = new Headers();
  const callOptions: WriteOptions = {
    signal: request.signal,
    idempotencyKey,
    onReplayed: () => headers.set('idempotent-replayed', 'true'),
  };
  const result = await route.handle(adapter, { params, query, body, version }, callOptions);
  if (isText(result, route)) {
    const fileName = url.pathname.split('/').at(-1) ?? '';
    const { signal } = request;
    return textStreamResponse(result, { media: route.media, fileName, signal, onError });
  }
  if (route.answer) headers.set('content-type', 'application/json');
  return new Response(route.answer ? JSON.stringify(result) : null, { status: route.status, headers });
}

/** What the adapter answers where the route says that it comes in pieces. */
function isText(result: unknown, { media }: WalletRoute): result is AsyncIterable<string> {
  return media !== 'application/json' && typeof result === 'object';
}

function pathIn(pathname: string, basePath: string): string {
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
}

function requireScope({ scope }: WalletRoute, { scopes }: WalletIdentity): void {
  if (scope && !scopes.includes(scope)) {
    throw new WalletError('forbidden', `This session lacks the scope "${scope}".`, { facts: { scope } });
  }
}

function requireCapability({ operationId }: WalletRoute, adapter: WalletAdapter): void {
  if (typeof adapter[operationId] !== 'function') {
    throw new WalletError('capability_missing', `This backend does not offer ${operationId}.`);
  }
}

function requireIdempotencyKey(request: Request): string {
  const key = request.headers.get('idempotency-key');
  if (key && key.length <= 255) return key;
  throw new WalletError(
    'idempotency_key_required',
    'Send an Idempotency-Key of 1 to 255 characters, a new one for each new request.',
    { fields: [{ field: 'Idempotency-Key', message: 'is required: 1 to 255 characters' }] },
  );
}

/** Ends with the client or with its session, whichever is first. */
function sessionSignal(request: Request, { expiresAt }: WalletIdentity): AbortSignal {
  if (!expiresAt) return request.signal;
  // Timers hold no more than 2^31−1 ms; a session that lives longer is asked again after that.
  const remainingMs = Math.min(Math.max(0, expiresAt.getTime() - Date.now()), 2 ** 31 - 1);
  return AbortSignal.any([request.signal, AbortSignal.timeout(remainingMs)]);
}

/** The caller's own id where it is harmless in a log, so that both sides speak of the same request. */
function requestIdOf(request: Request): string {
  const given = request.headers.get('x-request-id');
  return given && /^[\w.:-]{1,128}$/.test(given) ? given : crypto.randomUUID();
}

/** What the caller may know of a failure. */
function expected(error: unknown, onError: (error: unknown) => void): WalletError {
  if (error instanceof WalletError && error.code !== 'internal_error') {
    // An outage is no fault of the caller's, and its cause is in no answer.
    if (isOutage(error)) onError(error);
    return error;
  }
  onError(error);
  return new WalletError('internal_error', 'The server failed. Quote the request id to its operator.');
}

function isOutage({ code }: WalletError): boolean {
  return isWireErrorCode(code) && walletErrorStatus[code] >= 500;
}

function print(error: unknown, { requestId }: { requestId: string }): void {
  // biome-ignore lint/suspicious/noConsole: a failure must not vanish because a host passed no logger.
  console.error(`Wallet request ${requestId} failed`, error);
}
