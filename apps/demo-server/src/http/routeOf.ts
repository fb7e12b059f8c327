import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnvironment } from './AppEnvironment.ts';
import { matches, type Served } from './rejectUnknownRoute.ts';

/** Returns the pattern of the route that serves a request, such as `/v1/wallets/{id}`. */
export type RouteOf = (c: Context<AppEnvironment>) => string;

/**
 * Creates a function that finds a request's route. A path that no route serves is `other`, so that a stranger cannot add
 * patterns.
 */
export function createRouteOf(served: readonly Served[]): RouteOf {
  const bySize = Map.groupBy(served, ({ method, path }) => keyOf(method, path));
  return (c) => {
    const { method, path } = c.req;
    const found = (bySize.get(keyOf(method, path)) ?? []).filter((route) => matches(route.path, path));
    // A literal path such as `/v1/wallets/totals` also matches the pattern of an id.
    const literal = found.find((route) => route.path === path) ?? found[0];
    return literal?.path ?? undocumentedRoute(c);
  };
}

/** Routes that OpenAPI does not list: pages, and those of payment providers. */
function undocumentedRoute(c: Context<AppEnvironment>): string {
  const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'));
  return route ? route.path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}') : 'other';
}

function keyOf(method: string, path: string): string {
  return `${method} ${path.split('/').length}`;
}
