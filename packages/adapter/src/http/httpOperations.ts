import type { CallOptions, WriteOptions } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
import {
  type HttpClient,
  type HttpClientOptions,
  type HttpMethod,
  type HttpRequest,
  httpClient,
} from './httpClient.ts';
import type { Shape } from './shape.ts';

/** A method of the port over HTTP. */
export type HttpOperation<Answer> = (
  parameters: object,
  options?: CallOptions & Partial<WriteOptions>,
) => Promise<Answer>;

/** Reaches the server, one method of the port at a time. */
export type HttpOperations = HttpClient & {
  /** Makes a method from what the route table says: `GET`, `/wallets/{walletId}/balance`. */
  to: <Answer>(method: HttpMethod, path: string, fits: Shape<Answer>) => HttpOperation<Answer>;
};

export function httpOperations(options: HttpClientOptions): HttpOperations {
  const client = httpClient(options);
  return {
    ...client,
    to: (method, path, fits) => async (parameters, options) =>
      client.call(requestOf(method, path, parameters), fits, options),
  };
}

/** What the path does not take is the query of a GET and the body of any other. */
export function requestOf(method: HttpMethod, path: string, parameters: object): HttpRequest {
  const rest = new Map<string, unknown>(Object.entries(parameters));
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const id = String(rest.get(name));
    rest.delete(name);
    return segment(id);
  });
  if (method === 'GET') return { method, path: filled + search(rest) };
  const body = rest.size > 0 ? { body: JSON.stringify(Object.fromEntries(rest)) } : {};
  return { method, path: filled, ...body };
}

function segment(id: string): string {
  // These would name another path, however they were escaped; they are no ids.
  if (/^\.{0,2}$/.test(id)) throw new WalletError('not_found', `There is nothing with the id "${id}".`);
  return encodeURIComponent(id);
}

/** Lists are separated by commas. */
function search(parameters: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of parameters) {
    const text = String(value ?? '');
    if (text) query.set(name, text);
  }
  return query.size > 0 ? `?${query}` : '';
}
