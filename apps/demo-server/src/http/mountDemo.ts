import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import { receiveWebhook } from '../modules/webhooks/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { demoEndpoints } from './demo/demoEndpoints.ts';
import { mountEmailPreviews } from './demo/mountEmailPreviews.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { rejectUnknownRoute, type Served } from './rejectUnknownRoute.ts';
import { pageSecurityHeaders } from './securityHeaders.ts';
import { readPage, serveAssets } from './servePage.ts';

type MountDemoOptions = Pick<AppOptions, 'wallet' | 'payments' | 'providerPaths'> & {
  served: readonly Served[];
  pageFolder: string;
};

/** Mounts the demo: the page of a SaaS and the endpoints of its own back end. */
export function mountDemo(
  app: Hono<AppEnvironment>,
  { wallet, payments, providerPaths, served, pageFolder }: MountDemoOptions,
): void {
  app.use('/demo/*', async (c, next) => {
    c.set('caller', { merchantId: defaultMerchantId });
    await next();
  });
  app.post('/demo/webhooks', async (c) =>
    c.json({
      received: await receiveWebhook(wallet, { headers: c.req.raw.headers, body: await c.req.text() }),
    }),
  );
  for (const endpoint of demoEndpoints) mountEndpoint(app, endpoint, { wallet, keyScope: 'demo' });

  mountEmailPreviews(app, wallet);
  const security = pageSecurityHeaders(payments.contentSources);
  app.get('*', async (c, next) => {
    if (isApi(c.req.path, providerPaths)) return rejectUnknownRoute(c, served);
    // The URL of a payment link's page contains the secret that opens it.
    const isSecret = c.req.path.startsWith('/pay/');
    c.header('referrer-policy', isSecret ? 'no-referrer' : 'strict-origin-when-cross-origin');
    return security(c, next);
  });
  serveAssets(app, pageFolder);
  app.get('*', serveStatic({ root: pageFolder }));
  // The page routes in the browser, so every path returns it, except the path of a missing file.
  app.get('*', async (c) => {
    if (/\.\w+$/.test(c.req.path)) return rejectUnknownRoute(c, served);
    const page = await readPage(pageFolder, 'index.html');
    return page === null ? rejectUnknownRoute(c, served) : c.html(page);
  });
}

const apiPaths = [
  '/v1',
  '/wallet',
  '/payment-links',
  '/dodo',
  '/documents',
  '/demo',
  '/healthz',
  '/readyz',
  '/openapi.json',
  '/reference',
];

function isApi(path: string, providerPaths: readonly string[]): boolean {
  return [...apiPaths, ...providerPaths].some((start) => path === start || path.startsWith(`${start}/`));
}
