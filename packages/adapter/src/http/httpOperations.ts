import type { CallOptions, WriteOptions } from '../WalletAdapter.ts';
import { WalletError } from '../WalletError.ts';
import { backOff } from './backOff.ts';
import {
  type HttpClient,
  type HttpClientOptions,
  type HttpMethod,
  type HttpRequest,
  httpClient,
} from './httpClient.ts';
import { pause } from './pause.ts';
import { fits, type Shape } from './shape.ts';

/** A method of the port over HTTP. */
export type HttpOperation<Answer> = (
  parameters: object,
  options?: CallOptions & Partial<WriteOptions>,
) => Promise<Answer>;

/**
 * The client, and what it is made of. A module that loads later gets it instead of importing the parts: so bundlers
 * make one file of the first part, and a page loads with a request less.
 */
export type HttpOperations = HttpClient & {
  /** Makes a method from what the route table says: `GET`, `/wallets/{walletId}/balance`. */
  to: <Answer>(method: HttpMethod, path: string, shape: Shape<Answer>) => HttpOperation<Answer>;
  requestOf: typeof requestOf;
  fits: typeof fits;
  pause: typeof pause;
  backOff: typeof backOff;
};

export function httpOperations(options: HttpClientOptions): HttpOperations {
  const client = httpClient(options);
  return {
    ...client,
    to: (method, path, shape) => async (parameters, options) =>
      client.call(requestOf(method, path, parameters), shape, options),
    ...{ requestOf, fits, pause, backOff },
  };
}

/** What the path does not take is the query of a GET and the body of any other. */
function requestOf(method: HttpMethod, path: string, parameters: object): HttpRequest {
  const rest = new Map<string, unknown>(Object.entries(parameters));
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const id = String(rest.get(name));
    rest.delete(name);
    return segment(id);
  });
  if (method === 'GET') return { method, path: filled + search(rest) };
  return { method, path: filled, body: rest.size > 0 ? JSON.stringify(Object.fromEntries(rest)) : undefined };
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
