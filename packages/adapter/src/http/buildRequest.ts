import { WalletError } from '../errors/WalletError.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request of the wire. */
export type HttpRequest = {
  method: HttpMethod;
  /** Path from the leading slash on, encoded, with its query. */
  path: string;
  /** JSON. */
  body?: string | undefined;
  headers?: Record<string, string>;
};

/**
 * Builds a request from a path template such as `/wallets/{walletId}/balance`. Parameters that the path does not use
 * become the query of a GET or the body of any other method.
 */
export function buildRequest(method: HttpMethod, path: string, parameters: object): HttpRequest {
  const rest = new Map<string, unknown>(Object.entries(parameters));
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const id = String(rest.get(name));
    rest.delete(name);
    return encodeSegment(id);
  });
  if (method === 'GET') return { method, path: filled + queryString(rest) };
  return { method, path: filled, body: rest.size > 0 ? JSON.stringify(Object.fromEntries(rest)) : undefined };
}

function encodeSegment(id: string): string {
  // Dots would name another path even when they are encoded. No id consists of them.
  if (/^\.{0,2}$/.test(id)) throw new WalletError('not_found', `Nothing has the id "${id}".`);
  return encodeURIComponent(id);
}

/** Lists are joined with commas. Empty parameters are left out. */
function queryString(parameters: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of parameters) {
    const text = String(value ?? '');
    if (text) query.set(name, text);
  }
  return query.size > 0 ? `?${query}` : '';
}
