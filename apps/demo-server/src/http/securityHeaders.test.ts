import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configureStripe } from '../payments/stripe/stripeProvider.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
let pageFolder: string;
beforeAll(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'coffer-pay-page-'));
  await mkdir(join(pageFolder, 'assets'));
  await writeFile(join(pageFolder, 'pay.html'), '<!doctype html><title>Pay</title>');
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Nimbus</title>');
  await writeFile(join(pageFolder, 'assets', 'pay-abc.js'), 'document.title');
  server = await startTestServer('PGlite', { publicUrl: () => 'https://pay.example.com', pageFolder });
});
afterAll(async () => {
  await server.close();
  await rm(pageFolder, { recursive: true, force: true });
});

const get = (path: string, from: TestServer = server) =>
  from.app.fetch(new Request(`https://pay.example.com${path}`));

/** Parses a Content-Security-Policy into its directives. */
function directives(headers: Headers): Record<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('every response', () => {
  test.each([
    '/healthz',
    '/v1/customers',
    '/wallet/session',
    '/payment-links/plk_none',
    '/openapi.json',
    '/reference',
    '/pay/plk_none',
    '/pay',
    '/assets/pay-abc.js',
    '/nothing',
  ])('%s has the headers against type sniffing, framing, referrers and plain http', async (path) => {
    const { headers } = await get(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000',
    });
    expect(directives(headers)).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
  });

  test('of the merchant API has the headers when it succeeds', async () => {
    const { headers } = await server.call('GET', '/v1/customers');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).not.toBeNull();
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  test('has no transport security without https, because there may be no TLS', async () => {
    const plain = await startTestServer('PGlite');
    expect((await get('/healthz', plain)).headers.has('strict-transport-security')).toBe(false);
    await plain.close();
  });
});

describe('the page of payment links', () => {
  test('is served without the demo, alone and from its own sources only', async () => {
    const page = await get('/pay/plk_none');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await page.text()).toContain('<title>Pay</title>');
    expect(directives(page.headers)).toMatchObject({
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'frame-src': "'none'",
      'form-action': "'self'",
      'base-uri': "'none'",
    });
    for (const path of ['/', '/index.html', '/billing', '/dashboard', '/mailbox', '/pay/a/b', '/pay.html']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    expect((await get('/assets/pay-abc.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/none.js')).headers.get('cache-control') ?? '').not.toContain('immutable');
  });

  test('allows the sources of Stripe when Stripe takes the payments', async () => {
    const keys = { secretKey: 'sk_test_1', publishableKey: 'pk_test_1', webhookSecret: 'whsec_1' };
    const withStripe = await startTestServer('PGlite', {
      pageFolder,
      testProcessor: false,
      payments: configureStripe(keys),
    });
    const { headers } = await get('/pay/plk_none', withStripe);
    const policy = directives(headers);
    expect(policy['script-src']).toBe("'self' https://js.stripe.com https://*.js.stripe.com");
    expect(policy['frame-src']).toContain('https://hooks.stripe.com');
    expect(policy['connect-src']).toBe("'self' https://api.stripe.com");
    expect(policy['style-src']).toBe("'self'");
    // Otherwise the window of a bank could not report to the page that opened it.
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
    await withStripe.close();
  });

  test('is missing on a server without payments', async () => {
    const without = await startTestServer('PGlite', { testProcessor: false });
    expect((await get('/pay/plk_none', without)).status).toBe(404);
    await without.close();
  });
});

test.each(['/reference', '/test-processor/payments/tpp_none/confirm'])(
  '%s cannot be framed',
  async (path) => {
    expect((await get(path)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  },
);

test.each([
  '{"name":"Ada","metadata":{"__proto__":"x"}}',
  '{"name":"Ada","metadata":{"\\u005f_proto__":"x"}}',
])('rejects %s instead of dropping the field', async (body) => {
  expect(await server.call('POST', '/v1/customers', { body })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ field: '__proto__' }] },
  });
});

test('rejects a currency called __proto__ in settings', async () => {
  const body = '{"settings":{"topUp":{"__proto__":{"min":1}}}}';
  expect(await server.call('PATCH', '/v1/settings', { body })).toMatchObject({ status: 400 });
});

test('accepts __proto__ as a value, and other escapes', async () => {
  const body = '{"name":"__proto__ \\u00e9","metadata":{"a":"__proto__"}}';
  const { status, body: customer } = await server.call('POST', '/v1/customers', { body });
  expect([status, customer.name, customer.metadata]).toEqual([201, '__proto__ é', { a: '__proto__' }]);
});
