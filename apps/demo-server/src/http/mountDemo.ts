import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { defaultMerchantId } from '../modules/merchants/index.ts';
import { receiveWebhook } from '../modules/webhooks/index.ts';
import type { ContentSources } from '../payments/PaymentProvider.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import type { AppOptions } from './AppOptions.ts';
import { demoEndpoints } from './demo/demoEndpoints.ts';
import { mountEndpoint } from './mountEndpoint.ts';
import { rejectUnknownRoute, type Served } from './rejectUnknownRoute.ts';

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

  const policy = pagePolicy(payments.contentSources);
  app.get('*', async (c, next) => {
    if (isApi(c.req.path, providerPaths)) return rejectUnknownRoute(c, served);
    c.header('x-content-type-options', 'nosniff');
    c.header('content-security-policy', policy);
    // The URL of a payment link's page contains the secret that opens it.
    const isSecret = c.req.path.startsWith('/pay/');
    c.header('referrer-policy', isSecret ? 'no-referrer' : 'strict-origin-when-cross-origin');
    // Vite names assets by their content, so the content of a name never changes.
    if (c.req.path.startsWith('/assets/')) c.header('cache-control', 'public, max-age=31536000, immutable');
    await next();
  });
  app.get('*', serveStatic({ root: pageFolder }));
  // The page routes in the browser, so every path returns it, except the path of a missing file.
  app.get('*', async (c) => {
    if (/\.\w+$/.test(c.req.path)) return rejectUnknownRoute(c, served);
    const page = await readFile(join(pageFolder, 'index.html'), 'utf8').catch(() => null);
    return page === null ? rejectUnknownRoute(c, served) : c.html(page);
  });
}

const apiPaths = [
  '/v1',
  '/wallet',
  '/payment-links',
  '/dodo',
  '/demo',
  '/healthz',
  '/readyz',
  '/openapi.json',
  '/reference',
];

function isApi(path: string, providerPaths: readonly string[]): boolean {
  return [...apiPaths, ...providerPaths].some((start) => path === start || path.startsWith(`${start}/`));
}

const providerDirectives = ['script-src', 'frame-src', 'connect-src', 'img-src'] as const;

/**
 * Returns the Content-Security-Policy of the demo page: only its own sources, and those of the payment provider.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
function pagePolicy(sources: ContentSources): string {
  return [
    "default-src 'self'",
    ...providerDirectives.map((directive) =>
      [directive, "'self'", sources[directive]].filter((part) => part !== undefined).join(' '),
    ),
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
