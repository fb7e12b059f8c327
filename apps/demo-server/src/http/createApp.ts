import { Hono } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { authenticateSecretKey } from './authenticateSecretKey.ts';
import { bodyLimit } from './bodyLimit.ts';
import { addressList, clientAddress } from './clientAddress.ts';
import { credentialGuard } from './credentialGuard.ts';
import { respondWithDodoError } from './dodo/respondWithDodoError.ts';
import { mountCustomerApi } from './mountCustomerApi.ts';
import { mountDemo } from './mountDemo.ts';
import { mountDodo } from './mountDodo.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { mountHealth } from './mountHealth.ts';
import { mountPaymentLinks } from './mountPaymentLinks.ts';
import { mountPaymentProvider } from './mountPaymentProvider.ts';
import { mountReference } from './mountReference.ts';
import { servedPaths } from './openapi/servedPaths.ts';
import { refuseUnknown } from './refuseUnknown.ts';
import { requestId } from './requestId.ts';
import { requestLog } from './requestLog.ts';
import { requireClockForWrites } from './requireClockForWrites.ts';
import { respondWithError } from './respondWithError.ts';
import { securityHeaders } from './securityHeaders.ts';
import { testEndpoints } from './test/testEndpoints.ts';
import { merchantEndpoints } from './v1/merchantEndpoints.ts';

/** Puts every surface of the server on one app. */
export function createApp(options: AppOptions): Hono<AppEnvironment> {
  const { wallet, logger } = options;
  const app = new Hono<AppEnvironment>();
  app.onError((error, c) =>
    (c.req.path.startsWith('/dodo/') ? respondWithDodoError : respondWithError)(error, c),
  );
  app.use(
    requestId,
    securityHeaders(wallet.publicUrl),
    requestLog(logger),
    clientAddress(addressList(options.trustedProxies ?? [])),
    requireClockForWrites(options),
    bodyLimit,
  );

  const guard = credentialGuard(wallet.limiter);
  app.use('/v1/*', authenticateSecretKey({ wallet, guard }));
  for (const endpoint of merchantEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'merchant' });
  if (wallet.testMode) {
    for (const endpoint of testEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'merchant' });
  }
  mountCustomerApi(app, { ...options, guard });
  mountDodo(app, { wallet, guard });
  mountPaymentLinks(app, { wallet, guard });
  mountPaymentProvider(app, { wallet, guard }, options.payments);
  mountHealth(app, options.isReady);
  mountReference(app);
  const served = servedPaths({ demo: options.demo !== null, test: wallet.testMode !== null });
  if (options.demo) mountDemo(app, { ...options, ...options.demo, served });
  app.notFound((c) => refuseUnknown(c, served));
  return app;
}
