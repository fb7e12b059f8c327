import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import { renderDocumentPage, renderDocumentPdf } from '../modules/documents/index.ts';
import type { WalletContext } from '../modules/shared/index.ts';
import type { AppEnvironment } from './AppEnvironment.ts';

/**
 * Mounts the page and the PDF of an issued document at URLs that contain its token. They need no sign-in, so that an email
 * or a new tab opens them. A wrong token gets the same response as an unknown document.
 */
export function mountDocuments(app: Hono<AppEnvironment>, wallet: WalletContext): void {
  // The URL is a secret, and a document never changes.
  const headers = { 'cache-control': 'private, max-age=3600', 'referrer-policy': 'no-referrer' };
  app.get('/documents/:documentId/:token', async (c) => {
    const page = await renderDocumentPage(wallet, c.req.param());
    if (page === null) throw unknownDocument();
    const policy = `default-src 'none'; style-src '${page.styleHash}'; base-uri 'none'; frame-ancestors 'none'`;
    return c.html(page.html, 200, { ...headers, 'content-security-policy': policy });
  });
  app.get('/documents/:documentId/:token/pdf', async (c) => {
    const file = await renderDocumentPdf(wallet, c.req.param());
    if (file === null) throw unknownDocument();
    return c.body(file.pdf, 200, {
      ...headers,
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${file.name}"`,
    });
  });
}

function unknownDocument(): WalletError {
  return new WalletError('not_found', 'This document does not exist.');
}
