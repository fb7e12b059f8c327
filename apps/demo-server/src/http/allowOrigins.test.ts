import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';

const origin = 'https://app.example.com';

let server: TestServer;
let closed: TestServer;
beforeAll(async () => {
  server = await startTestServer('PGlite', { allowedOrigins: [origin, 'https://staging.example.com'] });
  closed = await startTestServer('PGlite');
});
afterAll(() => Promise.all([server.close(), closed.close()]));

const send = (to: TestServer, path: string, init: RequestInit = {}) =>
  to.app.fetch(new Request(`http://wallet.test${path}`, init));

const preflight = (to: TestServer, path: string, from: string) =>
  send(to, path, {
    method: 'OPTIONS',
    headers: {
      origin: from,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authorization,content-type,idempotency-key,if-match',
    },
  });

test('answers a preflight of an allowed origin with every method and header that the kit sends', async () => {
  const { status, headers } = await preflight(server, '/wallet/wallets/wal_1/auto-top-up', origin);
  expect([status, headers.get('access-control-allow-origin')]).toEqual([204, origin]);
  expect(headers.get('access-control-allow-methods')?.split(',').sort()).toEqual([
    'DELETE',
    'GET',
    'POST',
    'PUT',
  ]);
  const allowed = headers.get('access-control-allow-headers')?.toLowerCase().split(',');
  for (const name of ['authorization', 'content-type', 'idempotency-key', 'if-match', 'last-event-id']) {
    expect(allowed).toContain(name);
  }
  expect(headers.get('vary')).toContain('Origin');
});

test('allows no cookie, and no origin that is not listed, also not one that starts like it', async () => {
  for (const other of ['https://evil.example', `${origin}.evil.example`, 'http://app.example.com', 'null']) {
    const { headers } = await preflight(server, '/wallet/session', other);
    expect([other, headers.get('access-control-allow-origin')]).toEqual([other, null]);
  }
  const { headers } = await preflight(server, '/wallet/session', origin);
  expect(headers.has('access-control-allow-credentials')).toBe(false);
});

test('lets a page of an allowed origin read responses, errors and their headers', async () => {
  const { token } = await walletOf(server);
  const authorization = `Bearer ${token}`;
  const read = await send(server, '/wallet/session', { headers: { origin, authorization } });
  const rejected = await send(server, '/wallet/session', { headers: { origin } });
  expect([read.status, rejected.status]).toEqual([200, 401]);
  for (const { headers } of [read, rejected]) {
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-expose-headers')?.split(',')).toEqual(
      expect.arrayContaining(['Retry-After', 'X-Request-Id', 'Idempotent-Replayed']),
    );
    expect(headers.get('vary')).toContain('Origin');
  }
});

test('opens neither the merchant API, nor the page of a payment link, nor the Dodo wire', async () => {
  for (const path of ['/v1/customers', '/payment-links/plk_1', '/dodo/customers', '/openapi.json']) {
    const { headers } = await preflight(server, path, origin);
    expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null]);
  }
});

test('is closed unless the operator lists an origin', async () => {
  const { status, headers } = await preflight(closed, '/wallet/session', origin);
  expect([status, headers.get('access-control-allow-origin')]).toEqual([405, null]);
});
