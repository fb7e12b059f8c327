import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import type { AppEnvironment } from './AppEnvironment.ts';
import { openApiDocument } from './openapi/openApiDocument.ts';
import type { ServedParts } from './openapi/servedPaths.ts';
import { errorPage, errorsPage } from './reference/errorPages.ts';
import { script, styleSheet } from './reference/layout.ts';
import { referencePage } from './reference/referencePage.ts';

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
};

/** Mounts `/openapi.json` and the reference, whose pages load nothing from other servers and have no inline script. */
export function mountReference(app: Hono<AppEnvironment>, parts: ServedParts): void {
  // Drawn on the first request, because a server's start must not wait for it.
  let document: ReturnType<typeof openApiDocument> | undefined;
  const read = () => {
    document ??= openApiDocument(parts);
    return document;
  };
  let page: ReturnType<typeof referencePage> | undefined;
  app.get('/openapi.json', () => Response.json(read(), { headers: { 'cache-control': 'no-cache' } }));
  app.get('/reference', async (c) => {
    page ??= referencePage(read());
    return c.html(page, 200, headers);
  });
  app.get('/reference/errors', (c) => c.html(errorsPage(), 200, headers));
  app.get('/reference/errors/:code', (c) => {
    const error = errorPage(c.req.param('code'));
    if (!error) throw new WalletError('not_found', 'There is no error with this code.');
    return c.html(error, 200, headers);
  });
  app.get('/reference/reference.css', (c) =>
    c.body(styleSheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/reference/reference.js', (c) =>
    c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
}
