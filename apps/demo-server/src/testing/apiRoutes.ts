import { walletRoutes } from '@coffer/adapter/server';
import { dodoEndpoints } from '../http/dodo/dodoEndpoints.ts';
import type { Endpoint } from '../http/Endpoint.ts';
import { linkEndpoints } from '../http/pay/linkEndpoints.ts';
import { merchantEndpoints } from '../http/v1/merchantEndpoints.ts';

/** Facts about a route that tests of every route need. */
export type ApiRoute = {
  /** API that the route belongs to. */
  api: 'merchant' | 'customer' | 'dodo' | 'link';
  operationId: string;
  method: string;
  path: string;
  /** Scopes that a caller needs. Empty if a token in the path is enough. */
  scopes: readonly string[];
  hasBody: boolean;
  needsKey: boolean;
  needsVersion: boolean;
  queryNames: string[];
};

/** Every route except those of the demo, from the tables that the server mounts. */
export const apiRoutes: readonly ApiRoute[] = [
  ...merchantEndpoints.map((endpoint) => toApiRoute('merchant', endpoint)),
  ...linkEndpoints.map((endpoint) => ({ ...toApiRoute('link', endpoint), scopes: [] })),
  ...walletRoutes.map((route) => ({
    api: 'customer' as const,
    operationId: `customerApi.${route.operationId}`,
    method: route.method,
    path: `/wallet${route.path}`,
    scopes: route.scope === null ? [] : [route.scope],
    hasBody: route.body !== null,
    needsKey: route.idempotent,
    needsVersion: route.versioned,
    queryNames: Object.keys(route.query.shape),
  })),
  ...dodoEndpoints.map((endpoint) => ({ ...toApiRoute('dodo', endpoint), needsKey: false })),
];

function toApiRoute(api: ApiRoute['api'], endpoint: Endpoint): ApiRoute {
  const { operationId, method, path, scopes } = endpoint;
  return {
    api,
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
