import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('PGlite', { publicUrl: () => 'https://pay.example.com' });
});
afterAll(() => server.close());

const get = (path: string) => server.app.fetch(new Request(`https://pay.example.com${path}`));

test.each(['/healthz', '/v1/customers', '/wallet/session', '/openapi.json', '/reference', '/nothing'])(
  '%s has the headers against type sniffing, referrers and plain http',
  async (path) => {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
  },
);

test('a successful response of the merchant API has the headers', async () => {
  const { headers } = await server.call('GET', '/v1/customers');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).not.toBeNull();
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
