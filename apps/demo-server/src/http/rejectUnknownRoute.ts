import { WalletError } from '@coffer/adapter';
import type { Context } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';

/** Method and path of a served route, the path in OpenAPI's notation. */
export type Served = { method: string; path: string };

/** Rejects a request that no route serves: 405 if another method serves the path, otherwise 404. */
export function rejectUnknownRoute(c: Context<AppEnvironment>, served: readonly Served[]): never {
  const routes = served.filter(({ path }) => matches(path, c.req.path));
  if (routes.length > 0) {
    throw new WalletError('method_not_allowed', `${c.req.path} does not support ${c.req.method}.`, {
      facts: { allow: routes.map(({ method }) => method) },
    });
  }
  throw new WalletError('not_found', 'There is no endpoint at this path. /openapi.json lists the endpoints.');
}

/** Whether a path fits a pattern in OpenAPI's notation. */
export function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const actual = path.split('/');
  const isMatch = (part: string, i: number) => (part.startsWith('{') ? actual[i] !== '' : part === actual[i]);
  return parts.length === actual.length && parts.every(isMatch);
}
