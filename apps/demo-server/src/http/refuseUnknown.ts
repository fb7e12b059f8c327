import { WalletError } from '@coffer/adapter';
import type { Context } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';

/** Something that is served: a method, and a path as OpenAPI writes it. */
export type Served = { method: string; path: string };

/** Refuses what no route serves: 405 where the path is known by another method, else 404. */
export function refuseUnknown(c: Context<AppEnvironment>, served: readonly Served[]): never {
  const allow = served.filter(({ path }) => matches(path, c.req.path)).map(({ method }) => method);
  if (allow.length > 0) {
    throw new WalletError('method_not_allowed', `${c.req.path} does not take ${c.req.method}.`, {
      facts: { allow },
    });
  }
  throw new WalletError('not_found', 'Nothing is served at this path. /openapi.json lists what is.');
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const given = path.split('/');
  const fits = (part: string, i: number) => (part.startsWith('{') ? given[i] !== '' : part === given[i]);
  return parts.length === given.length && parts.every(fits);
}
