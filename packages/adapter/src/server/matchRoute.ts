import { WalletError } from '../errors/WalletError.ts';
import type { WalletRoute } from './WalletRoute.ts';
import { walletRoutes } from './walletRoutes.ts';

/**
 * Returns the route of a method and path, with the parameters in the path.
 *
 * @throws WalletError `not_found`, or `method_not_allowed` with the allowed methods in `facts.allow`.
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
    throw new WalletError('not_found', 'This path does not exist. Compare it with the API reference.');
  throw new WalletError('method_not_allowed', `Use ${allow.join(' or ')} here.`, { facts: { allow } });
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const parts = pattern.split('/');
  const segments = path.split('/');
  if (parts.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = decodeSegment(segments[index] ?? '');
    if (part.startsWith('{')) {
      if (!value) return null;
      params[part.slice(1, -1)] = value;
    } else if (part !== value) return null;
  }
  return params;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
