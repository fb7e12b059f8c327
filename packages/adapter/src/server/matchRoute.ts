import { WalletError } from '../errors/WalletError.ts';
import type { WalletRoute } from './WalletRoute.ts';
import { walletRoutes } from './walletRoutes.ts';

/**
 * Finds the route of a method and path.
 *
 * @throws WalletError `not_found`, or `method_not_allowed` with the methods that are in `facts.allow`.
 */
export function matchRoute(
  method: string,
  path: string,
): { route: WalletRoute; params: Record<string, string> } {
  const allow: string[] = [];
  for (const route of walletRoutes) {
    const params = matchPath(route.path, path);
    if (!params) continue;
    if (route.method === method) return { route, params };
    allow.push(route.method);
  }
  if (allow.length === 0)
    throw new WalletError('not_found', 'There is no such path. Compare it with the reference.');
  throw new WalletError('method_not_allowed', `Use ${allow.join(' or ')} here.`, { facts: { allow } });
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decoded(given[index] ?? '');
    if (part.startsWith('{')) {
      if (!value) return null;
      params[part.slice(1, -1)] = value;
    } else if (part !== value) return null;
  }
  return params;
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
