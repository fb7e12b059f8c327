import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import { receiveWebhook } from '../modules/webhooks/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { demoEndpoints } from './demo/demoEndpoints.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { pagePolicy } from './pagePolicy.ts';
import { refuseUnknown, type Served } from './refuseUnknown.ts';

/** The demo: a SaaS's page, and what its backend would answer to it. */
export function mountDemo(
  app: Hono<AppEnvironment>,
  { wallet, served, pageFolder }: { wallet: WalletContext; served: readonly Served[]; pageFolder: string },
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

  const policy = pagePolicy({ withStripe: wallet.processor.publishableKey !== null });
  app.get('*', async (c, next) => {
    if (isApi(c.req.path)) return refuseUnknown(c, served);
    c.header('x-content-type-options', 'nosniff');
    c.header('content-security-policy', policy);
    // The address of a payment link's page is the secret that opens it.
    const isSecret = c.req.path.startsWith('/pay/');
    c.header('referrer-policy', isSecret ? 'no-referrer' : 'strict-origin-when-cross-origin');
    // Vite names assets by their content, so they never change under their name.
    if (c.req.path.startsWith('/assets/')) c.header('cache-control', 'public, max-age=31536000, immutable');
    await next();
  });
  app.get('*', serveStatic({ root: pageFolder }));
  // The page has addresses of its own; a file that is not there is no address.
  app.get('*', async (c) => {
    if (/\.\w+$/.test(c.req.path)) return refuseUnknown(c, served);
    const page = await readFile(join(pageFolder, 'index.html'), 'utf8').catch(() => null);
    return page === null ? refuseUnknown(c, served) : c.html(page);
  });
}

function isApi(path: string): boolean {
  return /^\/(v1|wallet|payment-links|dodo|demo|test-processor|stripe|healthz|readyz|openapi\.json|reference)(\/|$)/.test(
    path,
  );
}
