import { walletRoutes } from '@coffer/adapter/server';
import { demoEndpoints } from '../demo/demoEndpoints.ts';
import { dodoEndpoints } from '../dodo/dodoEndpoints.ts';
import { linkEndpoints } from '../pay/linkEndpoints.ts';
import type { Served } from '../rejectUnknownRoute.ts';
import { testEndpoints } from '../test/testEndpoints.ts';
import { merchantEndpoints } from '../v1/merchantEndpoints.ts';

/** Parts of the API that not every server has. */
export type ServedParts = {
  /** Whether the server is a demo. */
  demo: boolean;
  /** Whether the server has the test clock and simulated trouble. Defaults to `demo`. */
  test?: boolean;
};

/** Lists every served route, which tells an unsupported method (405) from an unknown path (404). */
export function servedPaths({ demo, test = demo }: ServedParts): readonly Served[] {
  return [
    ...merchantEndpoints,
    ...walletRoutes.map(({ method, path }) => ({ method, path: `/wallet${path}` })),
    ...dodoEndpoints,
    ...linkEndpoints,
    ...(demo ? demoEndpoints : []),
    ...(test ? testEndpoints : []),
    { method: 'GET', path: '/healthz' },
    { method: 'GET', path: '/readyz' },
    { method: 'GET', path: '/openapi.json' },
    { method: 'GET', path: '/reference' },
    { method: 'GET', path: '/reference/errors' },
    { method: 'GET', path: '/reference/errors/{code}' },
  ];
}
