import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer('PGlite', { publicUrl: () => 'https://pay.example.com' });
});
afterAll(() => server.close());

const get = (path: string) => server.app.fetch(new Request(`https://pay.example.com${path}`));

test.each(['/healthz', '/v1/customers', '/wallet/session', '/openapi.json', '/reference', '/nothing'])(
  '%s is not sniffed, tells no address, and is https only',
  async (path) => {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
  },
);

test('a successful answer of the merchant API has them too', async () => {
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
])('%s is refused, not taken without the field', async (body) => {
  expect(await server.call('POST', '/v1/customers', { body })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ field: '__proto__' }] },
  });
});

test('a currency called __proto__ is refused in settings', async () => {
  const body = '{"settings":{"topUp":{"__proto__":{"min":1}}}}';
  expect(await server.call('PATCH', '/v1/settings', { body })).toMatchObject({ status: 400 });
});

test('the name as a value, and other escapes, are taken', async () => {
  const body = '{"name":"__proto__ \\u00e9","metadata":{"a":"__proto__"}}';
  const { status, body: customer } = await server.call('POST', '/v1/customers', { body });
  expect([status, customer.name, customer.metadata]).toEqual([201, '__proto__ é', { a: '__proto__' }]);
});
