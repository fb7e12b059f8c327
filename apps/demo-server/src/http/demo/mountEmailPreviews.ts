import { createHash } from 'node:crypto';
import { WalletError } from '@coffer/adapter';
import type { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { locales } from '../../modules/languages/index.ts';
import { defaultAccentColor, emailTypes, listMails, renderSampleEmail } from '../../modules/mail/index.ts';
import { defaultMerchantId, readMerchant } from '../../modules/merchants/index.ts';
import type { WalletContext } from '../../modules/shared/index.ts';
import type { AppEnvironment } from '../AppEnvironment.ts';

const style = `
body { margin: 0; padding: 24px; background: #f3f4f7; color: #16181d; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 24px; margin: 0 0 4px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 12px 0 24px; }
nav a { color: #16181d; }
nav a[aria-current] { font-weight: 700; text-decoration: none; }
section { margin: 0 auto 32px; max-width: 720px; }
h2 { font-size: 14px; font-weight: 500; margin: 0 0 8px; }
iframe { width: 100%; height: 620px; border: 1px solid #d9dce3; background: #fff; }
`;

/** Policy of an email's own page: inline styles as in an email program, and nothing that runs or loads. */
const emailPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

/** Mounts the previews of all types of emails, and the HTML version of each email in the demo's mailbox. */
export function mountEmailPreviews(app: Hono<AppEnvironment>, wallet: WalletContext): void {
  app.get('/mailbox/templates', async (c) => {
    const locale = locales.find((one) => one === c.req.query('locale')) ?? 'en';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${hash}'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'`;
    const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Email templates · Coffer</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>Email templates</h1>
<nav aria-label="Language">${locales.map((one) =>
      one === locale
        ? html`<a aria-current="page" href="?locale=${one}">${one}</a>`
        : html`<a href="?locale=${one}">${one}</a>`,
    )}<a href="/mailbox">Mailbox</a></nav>
${emailTypes.map(
  (type) =>
    html`<section><h2>${type}</h2><iframe title="${type}" loading="lazy" src="/mailbox/templates/${type}/${locale}"></iframe></section>`,
)}
</body>
</html>`;
    return c.html(page, 200, { 'content-security-policy': policy });
  });
  app.get('/mailbox/templates/:type/:locale', async (c) => {
    const type = emailTypes.find((one) => one === c.req.param('type'));
    const locale = locales.find((one) => one === c.req.param('locale'));
    if (!type || !locale) throw new WalletError('not_found', 'There is no such email.');
    const { name: merchant, settings } = await readMerchant(wallet.database, defaultMerchantId);
    const accentColor = settings.accentColor ?? defaultAccentColor;
    const url = settings.walletUrl ?? wallet.publicUrl();
    const email = await renderSampleEmail({ type, locale, merchant, accentColor, url });
    return c.html(email.html, 200, emailHeaders);
  });
  app.get('/mailbox/emails/:emailId', async (c) => {
    const emailId = c.req.param('emailId');
    const { items } = await listMails(wallet, defaultMerchantId, { limit: 100 });
    const email = items.find(({ id }) => id === emailId);
    if (!email?.html) throw new WalletError('not_found', 'There is no such email.');
    return c.html(email.html, 200, emailHeaders);
  });
}

const emailHeaders = { 'content-security-policy': emailPolicy, 'x-frame-options': 'SAMEORIGIN' };
