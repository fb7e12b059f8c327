import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.gen.ts';
import type { CallOptions } from './Method.ts';
import { type Operations, routes } from './operations.gen.ts';
import { PagePromise } from './PagePromise.ts';
import { retryingFetch } from './retryingFetch.ts';

/** Options of `createCoffer`. */
export type CofferOptions = {
  /** URL of your Coffer server, such as `https://pay.example.com`. */
  url: string | undefined;
  /** Secret key of the merchant, `sk_…`. It stays on your server. */
  apiKey: string | undefined;
  /** @default the platform's */
  fetch?: typeof fetch;
  /** Time limit of one try, in milliseconds. @default 30000 */
  timeoutMs?: number;
  /** Tries after the first one. @default 3 */
  retriesMax?: number;
};

/** Client of the merchant API: one method per operation, by subject. */
export type Coffer = Operations & {
  /** The same API by path: `coffer.http.GET('/v1/wallets/{walletId}', …)`. It retries and rejects as the methods do. */
  http: Client<paths>;
};

type Route = {
  method: string;
  path: string;
  query?: readonly string[];
  hasIdempotencyKey?: boolean;
  isPage?: boolean;
};

/**
 * Creates a client of a Coffer server's merchant API. A failed call rejects with `WalletError`, whose `code` names the
 * reason. A call is tried again after a lost connection, a timeout, a rate limit or an outage, if that cannot run it
 * twice: a read, or a write with its idempotency key.
 *
 * A missing `url` or `apiKey` rejects the first call and does not throw here, so that a build without environment variables
 * succeeds.
 *
 * @example
 * const coffer = createCoffer({ url: process.env.COFFER_URL, apiKey: process.env.COFFER_API_KEY });
 * const customer = await coffer.customers.create({ name: 'Acme', email: 'billing@acme.example' });
 * for await (const topUp of coffer.topUps.list({ status: 'settled' })) console.log(topUp.id);
 */
export function createCoffer({ url, apiKey, ...options }: CofferOptions): Coffer {
  const http = createFetchClient<paths>({
    // The name is reserved (RFC 6761), and no request reaches it.
    baseUrl: (url || 'http://missing.invalid').replace(/\/+$/, ''),
    headers: { authorization: `Bearer ${apiKey}` },
    // Lists are separated by commas.
    querySerializer: { array: { style: 'form', explode: false } },
    fetch: url && apiKey ? retryingFetch(options) : () => Promise.reject(missingOption(url)),
  });
  const groups = Object.entries(routes as Record<string, Record<string, Route>>).map(([group, all]) => [
    group,
    Object.fromEntries(Object.entries(all).map(([id, route]) => [id, toMethod(http, route)])),
  ]);
  return { ...Object.fromEntries(groups), http };
}

function missingOption(url: string | undefined): TypeError {
  return new TypeError(
    url
      ? 'createCoffer needs `apiKey`, a secret key of your Coffer server.'
      : 'createCoffer needs `url`, the address of your Coffer server.',
  );
}

/** Request of any operation. The generated types of `Operations` say which fields each has. */
type AnyRequest = (method: string, path: string, init: object) => Promise<{ data?: unknown }>;

function toMethod(http: Client<paths>, route: Route) {
  const request = http.request as unknown as AnyRequest;
  return (parameters: Record<string, unknown> = {}, options: CallOptions = {}) => {
    const {
      idempotencyKey = route.hasIdempotencyKey ? crypto.randomUUID() : undefined,
      ifMatch,
      signal,
    } = options;
    const headers = {
      ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
      ...(ifMatch === undefined ? {} : { 'If-Match': String(ifMatch) }),
    };
    const send = async (cursor?: string) => {
      const init = { ...split(route, parameters, cursor), headers, ...(signal ? { signal } : {}) };
      return (await request(route.method.toLowerCase(), route.path, init)).data;
    };
    return route.isPage ? new PagePromise(send) : send();
  };
}

/** Splits the parameters of a method into those of the path and of the query, and the body. */
function split({ path, query = [], method }: Route, parameters: Record<string, unknown>, cursor?: string) {
  const inPath: Record<string, unknown> = {};
  const inQuery: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (path.includes(`{${name}}`)) inPath[name] = value;
    else if (query.includes(name)) inQuery[name] = value;
    else body[name] = value;
  }
  if (cursor !== undefined) inQuery.cursor = cursor;
  const hasBody = Object.keys(body).length > 0 || method === 'POST' || method === 'PUT' || method === 'PATCH';
  return { params: { path: inPath, query: inQuery }, ...(hasBody ? { body } : {}) };
}
