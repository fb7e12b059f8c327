import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import type { ContentSources } from '../payments/PaymentProvider.ts';
import type { AppEnvironment } from './AppEnvironment.ts';
import { rejectUnknownRoute, type Served } from './rejectUnknownRoute.ts';
import { pageSecurityHeaders } from './securityHeaders.ts';
import { readPage, serveAssets } from './servePage.ts';

/** Mounts the page of payment links at `/pay/{token}`, and at `/pay`, to which a bank's page returns the payer. */
export function mountPayPage(
  app: Hono<AppEnvironment>,
  {
    pageFolder,
    contentSources,
    served,
  }: { pageFolder: string; contentSources: ContentSources; served: readonly Served[] },
): void {
  serveAssets(app, pageFolder);
  app.get('/pay.svg', serveStatic({ root: pageFolder }));
  app.on('GET', ['/pay', '/pay/:token'], pageSecurityHeaders(contentSources), async (c) => {
    const page = await readPage(pageFolder, 'pay.html');
    // The page is the same for every link, but no history or cache needs the URL, which contains the link's secret.
    return page === null ? rejectUnknownRoute(c, served) : c.html(page, 200, { 'cache-control': 'no-store' });
  });
}
