import { WalletError } from '../errors/WalletError.ts';
import { isWireErrorCode, walletErrorStatus } from '../errors/WalletErrorCode.ts';
import type { WalletAdapter, WriteOptions } from '../port/WalletAdapter.ts';
import type { WalletScope } from '../port/WalletSession.ts';
import { eventStreamResponse } from './eventStreamResponse.ts';
import { matchRoute } from './matchRoute.ts';
import { problemResponse } from './problemResponse.ts';
import { readJsonBody, readQuery, readVersion } from './readRequest.ts';
import { textStreamResponse } from './textStreamResponse.ts';
import type { WalletRoute } from './WalletRoute.ts';

/** The authenticated customer of a request, and the scopes of the session. */
export type WalletIdentity = {
  customerId: string;
  scopes: readonly WalletScope[];
  /** End of the session. An open stream ends with it, and the client reconnects with a new token. */
  expiresAt?: Date;
};

/** Options of `createWalletHandler`. */
export type WalletHandlerOptions = {
  /**
   * Identifies the customer by something that the host trusts, such as a cookie or a token. It is the only source of the
   * customer's identity. Return null to respond with 401, or throw a `WalletError` such as `session_expired`.
   */
  authenticate: (request: Request) => Promise<WalletIdentity | null> | WalletIdentity | null;
  /** Returns the adapter of that customer. */
  adapter: (identity: WalletIdentity) => WalletAdapter | Promise<WalletAdapter>;
  /** Path before `/session` and all other routes, such as `/api/wallet`. @default '' */
  basePath?: string;
  /** Longest request body, in bytes. @default 65536 */
  maxBodyBytes?: number;
  /** Prefix of the `type` of an error; its code follows. @default 'urn:coffer:error:' */
  problemBaseUrl?: string;
  /** Longest silence of an event stream before a heartbeat is sent, in milliseconds. @default 15000 */
  heartbeatMs?: number;
  /** Called for every error that the caller did not cause. The response does not contain its details. @default console.error */
  onError?: (error: unknown, context: { request: Request; requestId: string }) => void;
};

/**
 * Creates the server side of `httpAdapter`: one function from `Request` to `Response`, which mounts in Next.js, Hono,
 * Express, Bun, Deno or a worker. CORS is up to the host.
 *
 * @throws TypeError without `authenticate`.
 * @example
 * const handler = createWalletHandler({ authenticate, adapter: ({ customerId }) => walletOf(customerId) });
 */
export function createWalletHandler(options: WalletHandlerOptions): (request: Request) => Promise<Response> {
  const { problemBaseUrl = 'urn:coffer:error:', onError = logError } = options;
  if (typeof options.authenticate !== 'function') {
    throw new TypeError('createWalletHandler needs `authenticate`: without it anyone could read any wallet.');
  }
  return async (request) => {
    const requestId = requestIdOf(request);
    const report = (error: unknown) => onError(error, { request, requestId });
    const response = await respond(request, options, report).catch((error: unknown) => {
      // The client left. Its request did not fail.
      if (request.signal.aborted) return new Response(null, { status: 499 });
      return problemResponse(toWalletError(error, report), { requestId, problemBaseUrl });
    });
    response.headers.set('x-request-id', requestId);
    response.headers.set('cache-control', 'no-store');
    return response;
  };
}

async function respond(
  request: Request,
  options: WalletHandlerOptions,
  onError: (error: unknown) => void,
): Promise<Response> {
  const url = new URL(request.url);
  const { route, params } = matchRoute(request.method, pathIn(url.pathname, options.basePath ?? ''));
  const identity = await options.authenticate(request);
  if (!identity) throw new WalletError('unauthenticated', 'The request has no valid session. Sign in.');
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
  if (isTextStream(result, route)) {
    const fileName = url.pathname.split('/').at(-1) ?? '';
    const { signal } = request;
    return textStreamResponse(result, { media: route.media, fileName, signal, onError });
  }
  if (route.response) headers.set('content-type', 'application/json');
  return new Response(route.response ? JSON.stringify(result) : null, { status: route.status, headers });
}

/** Returns whether the route streams text, which the adapter then returns as chunks. */
function isTextStream(result: unknown, { media }: WalletRoute): result is AsyncIterable<string> {
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
    'Send an Idempotency-Key of 1 to 255 characters: a new key for a new request, the same key for a retry.',
    { fields: [{ field: 'Idempotency-Key', message: 'is required: 1 to 255 characters' }] },
  );
}

/** Returns a signal that aborts when the client leaves or the session expires. */
function sessionSignal(request: Request, { expiresAt }: WalletIdentity): AbortSignal {
  if (!expiresAt) return request.signal;
  // A timer cannot be longer than 2^31−1 ms. A longer session authenticates again after that.
  const remainingMs = Math.min(Math.max(0, expiresAt.getTime() - Date.now()), 2 ** 31 - 1);
  return AbortSignal.any([request.signal, AbortSignal.timeout(remainingMs)]);
}

/** Returns the caller's own request id if it is safe in a log, so that both sides log the same id. */
function requestIdOf(request: Request): string {
  const ownId = request.headers.get('x-request-id');
  return ownId && /^[\w.:-]{1,128}$/.test(ownId) ? ownId : crypto.randomUUID();
}

/** Converts a failure to the error that the caller may see, and reports it unless the caller caused it. */
function toWalletError(error: unknown, onError: (error: unknown) => void): WalletError {
  if (error instanceof WalletError && error.code !== 'internal_error') {
    // The caller did not cause an outage, and the response does not contain its cause.
    if (isOutage(error)) onError(error);
    return error;
  }
  onError(error);
  return new WalletError('internal_error', 'The server failed. Quote the request id to its operator.');
}

function isOutage({ code }: WalletError): boolean {
  // A client's code, such as `network_error`, comes from an adapter that calls another server.
  return !isWireErrorCode(code) || walletErrorStatus[code] >= 500;
}

function logError(error: unknown, { requestId }: { requestId: string }): void {
  // biome-ignore lint/suspicious/noConsole: without a logger from the host, a failure must still be visible.
  console.error(`Wallet request ${requestId} failed`, error);
}
