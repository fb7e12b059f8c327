import { walletRoutes } from '@coffer/adapter/server';
import { dodoEndpoints } from '../http/dodo/dodoEndpoints.ts';
import type { Endpoint } from '../http/Endpoint.ts';
import { linkEndpoints } from '../http/pay/linkEndpoints.ts';
import { merchantEndpoints } from '../http/v1/merchantEndpoints.ts';

/** What the tables of all surfaces say of a route, as far as tests of every route go. */
export type ApiRoute = {
  surface: 'merchant' | 'customer' | 'dodo' | 'link';
  operationId: string;
  method: string;
  path: string;
  /** What a caller needs for it; none where a token in the path is enough. */
  scopes: readonly string[];
  hasBody: boolean;
  needsKey: boolean;
  needsVersion: boolean;
  queryNames: string[];
};

/** Every route that somebody who is no part of the demo can ask, from the very tables that serve them. */
export const apiRoutes: readonly ApiRoute[] = [
  ...merchantEndpoints.map((endpoint) => ofEndpoint('merchant', endpoint)),
  ...linkEndpoints.map((endpoint) => ({ ...ofEndpoint('link', endpoint), scopes: [] })),
  ...walletRoutes.map((route) => ({
    surface: 'customer' as const,
    operationId: route.operationId,
    method: route.method,
    path: `/wallet${route.path}`,
    scopes: route.scope === null ? [] : [route.scope],
    hasBody: route.body !== null,
    needsKey: route.idempotent,
    needsVersion: route.versioned,
    queryNames: Object.keys(route.query.shape),
  })),
  ...dodoEndpoints.map((endpoint) => ({ ...ofEndpoint('dodo', endpoint), needsKey: false })),
];

function ofEndpoint(surface: ApiRoute['surface'], endpoint: Endpoint): ApiRoute {
  const { operationId, method, path, scopes } = endpoint;
  return {
    surface,
    operationId,
    method,
    path,
    scopes,
    hasBody: endpoint.body !== null,
    needsKey: endpoint.idempotencyKey === 'required',
    needsVersion: false,
    queryNames: Object.keys(endpoint.query.shape),
  };
}
