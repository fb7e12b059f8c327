import { WalletError } from '@coffer/adapter';
import { Hono, type MiddlewareHandler } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { allowOrigins } from './allowOrigins.ts';
import { authenticateSecretKey } from './authenticate.ts';
import { bodyLimit } from './bodyLimit.ts';
import { addressList, clientAddress } from './clientAddress.ts';
import { credentialGuard } from './credentialGuard.ts';
import { dodoEndpoints } from './dodo/dodoEndpoints.ts';
import { respondWithDodoError } from './dodo/dodoErrors.ts';
import { mountCustomerApi } from './mountCustomerApi.ts';
import { mountDemo } from './mountDemo.ts';
import { mountDocuments } from './mountDocuments.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { mountPaymentLinks } from './mountPaymentLinks.ts';
import { mountPaymentProvider } from './mountPaymentProvider.ts';
import { mountPayPage } from './mountPayPage.ts';
import { mountReference } from './mountReference.ts';
import { servedPaths } from './openapi/servedPaths.ts';
import { rejectUnknownRoute } from './rejectUnknownRoute.ts';
import { requestId, requestLog } from './requestLog.ts';
import { respondWithError } from './respondWithError.ts';
import { createRouteOf } from './routeOf.ts';
import { securityHeaders } from './securityHeaders.ts';
import { testEndpoints } from './test/testEndpoints.ts';
import { traceRequests } from './traceRequests.ts';
import { merchantEndpoints } from './v1/merchantEndpoints.ts';

/** Creates the HTTP app with every API of the server. */
export function createApp(options: AppOptions): Hono<AppEnvironment> {
  const { wallet, logger } = options;
  const app = new Hono<AppEnvironment>();
  const parts = { demo: options.demo, test: wallet.testMode !== null };
  const served = servedPaths(parts);
  const routeOf = createRouteOf(served);
  app.onError((error, c) =>
    (c.req.path.startsWith('/dodo/') ? respondWithDodoError : respondWithError)(error, c),
  );
  app.use(
    requestId,
    securityHeaders(wallet.publicUrl),
    ...(options.tracing ? [traceRequests(routeOf)] : []),
    requestLog(logger, { routeOf, onAnswer: options.onAnswer }),
    clientAddress(addressList(options.trustedProxies ?? [])),
    announce(options),
    requireClockForWrites(options),
    bodyLimit,
  );

  const guard = credentialGuard(wallet.limiter);
  app.use('/v1/*', authenticateSecretKey({ wallet, guard }));
  for (const endpoint of merchantEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'merchant' });
  if (wallet.testMode) {
    for (const endpoint of testEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'merchant' });
  }
  allowOrigins(app, options);
  mountCustomerApi(app, { ...options, guard });
  app.use('/dodo/*', authenticateSecretKey({ wallet, guard }));
  for (const endpoint of dodoEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'dodo' });
  mountPaymentLinks(app, { wallet, guard });
  mountDocuments(app, wallet);
  mountPaymentProvider(app, { wallet, guard }, options.payments);
  mountHealth(app, options.isReady);
  mountReference(app, parts);
  const { pageFolder } = options;
  if (options.demo && pageFolder !== null) mountDemo(app, { ...options, pageFolder, served });
  else if (pageFolder !== null) mountPayPage(app, { ...options.payments, pageFolder, served });
  app.notFound((c) => rejectUnknownRoute(c, served));
  return app;
}

const readMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Announces each request before and after it, except those of load balancers. Some reads write, such as a return from a bank. */
function announce({ onRequest }: Pick<AppOptions, 'onRequest'>): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    if (healthPaths.has(c.req.path)) return next();
    onRequest?.();
    await next();
    onRequest?.();
  };
}

const healthPaths: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/** Rejects every write while the clock of this server is wrong. Reads continue, because they use the database's clock. */
function requireClockForWrites({
  requireClock,
}: Pick<AppOptions, 'requireClock'>): MiddlewareHandler<AppEnvironment> {
  return async (c, next) => {
    if (!readMethods.has(c.req.method)) await requireClock();
    return next();
  };
}

/** Mounts `/healthz`, which reports that the process responds, and `/readyz`, which also checks the database. */
function mountHealth(app: Hono<AppEnvironment>, isReady: () => Promise<boolean>): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    if (await isReady()) return c.json({ status: 'ready' });
    throw new WalletError(
      'service_unavailable',
      'The server is starting, stopping or disconnected from its database.',
      { retryAfterSeconds: 1 },
    );
  });
}
