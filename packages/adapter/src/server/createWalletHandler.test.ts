import { describe, expect, test, vi } from 'vitest';
import { WalletError } from '../errors/WalletError.ts';
import { memoryAdapter } from '../memory/memoryAdapter.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler, type WalletHandlerOptions } from './createWalletHandler.ts';
import { walletRoutes } from './walletRoutes.ts';

function start(options: Partial<WalletHandlerOptions> = {}) {
  const handler = createWalletHandler({
    authenticate: () => ({ customerId: 'customer_acme', scopes: walletScopes }),
    adapter: () => memoryAdapter(),
    ...options,
  });
  return (path: string, init?: RequestInit) => handler(new Request(`https://shop.example${path}`, init));
}

describe('access', () => {
  test('throws without authenticate', () => {
    // @ts-expect-error: a JavaScript host could omit it.
    expect(() => createWalletHandler({ adapter: () => memoryAdapter() })).toThrow(TypeError);
  });

  test('responds with 401 if authenticate returns null', async () => {
    const adapter = vi.fn();
    const response = await start({ authenticate: () => null, adapter })('/wallets');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
    expect(adapter).not.toHaveBeenCalled();
  });

  test('responds with the error that authenticate throws', async () => {
    const authenticate = () => {
      throw new WalletError('session_expired', 'Sign in again.');
    };
    const response = await start({ authenticate })('/wallets');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(await response.json()).toMatchObject({ code: 'session_expired', detail: 'Sign in again.' });
  });

  test.each(walletRoutes.map((route) => [route.operationId, route] as const))(
    '%s needs its scope',
    async (_name, route) => {
      const scopes = walletScopes.filter((scope) => scope !== route.scope);
      const call = start({ authenticate: () => ({ customerId: 'customer_acme', scopes }) });
      const response = await call(route.path.replace(/\{\w+\}/, 'x'), { method: route.method });
      if (route.scope) {
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({ code: 'forbidden', facts: { scope: route.scope } });
      } else {
        expect(response.status).toBe(200);
      }
    },
  );

  test.each(
    walletRoutes.filter((route) => route.capability).map((route) => [route.operationId, route] as const),
  )(
    '%s responds with capability_missing if the adapter has no such method',
    async (_name, { path, method }) => {
      const call = start({ adapter: () => memoryAdapter({ scenario: 'minimal' }) });
      const response = await call(path.replace(/\{\w+\}/, 'x'), { method });
      expect([response.status, (await response.json()).code]).toEqual([422, 'capability_missing']);
    },
  );
});

describe('failures', () => {
  const failing = (error: unknown): WalletAdapter => ({
    ...memoryAdapter(),
    listWallets: () => Promise.reject(error),
  });

  test('reports an unexpected error and responds without its details', async () => {
    const onError = vi.fn();
    const error = new Error('password=hunter2');
    const response = await start({ adapter: () => failing(error), onError })('/wallets', {
      headers: { 'x-request-id': 'abc-123' },
    });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('hunter2');
    expect(JSON.parse(text)).toMatchObject({ code: 'internal_error', requestId: 'abc-123' });
    expect(onError).toHaveBeenCalledExactlyOnceWith(error, expect.objectContaining({ requestId: 'abc-123' }));
  });

  test('reports an unexpected error of authenticate or adapter', async () => {
    const onError = vi.fn();
    const broken = () => {
      throw new Error('no database');
    };
    expect((await start({ authenticate: broken, onError })('/wallets')).status).toBe(500);
    expect((await start({ adapter: broken, onError })('/wallets')).status).toBe(500);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  test("responds with service_unavailable to a client's network_error", async () => {
    const error = new WalletError('network_error', 'No route.', { retryAfterSeconds: 1.2 });
    const onError = vi.fn();
    const response = await start({ adapter: () => failing(error), onError })('/wallets');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ code: 'service_unavailable' });
    expect(onError).toHaveBeenCalledWith(error, expect.anything());
  });

  test('responds with facts and with a type under problemBaseUrl', async () => {
    const error = new WalletError('insufficient_funds', 'Too little.', { facts: { missing: 5 } });
    const problemBaseUrl = 'https://docs.example/errors#';
    const response = await start({ adapter: () => failing(error), problemBaseUrl })('/wallets');
    expect(await response.json()).toEqual({
      type: 'https://docs.example/errors#insufficient_funds',
      title: 'Insufficient funds',
      status: 422,
      code: 'insufficient_funds',
      detail: 'Too little.',
      requestId: expect.any(String),
      facts: { missing: 5 },
    });
  });
});

test('replaces a request id that is not safe in a log', async () => {
  const response = await start()('/session', { headers: { 'x-request-id': 'a b=c' } });
  expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('responds with 404 outside basePath', async () => {
  const call = start({ basePath: '/api/wallet' });
  expect((await call('/api/wallet/session')).status).toBe(200);
  for (const path of ['/session', '/api/walletx/session', '/api/wallet'])
    expect((await call(path)).status).toBe(404);
});

test('marks a replayed response with Idempotent-Replayed', async () => {
  const adapter = memoryAdapter();
  const call = start({ adapter: () => adapter });
  const save = () =>
    call('/payment-methods', {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': 'k' },
      body: '{"token":"test_success"}',
    });
  const first = await save();
  const second = await save();
  expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null]);
  expect([second.status, second.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
  expect(await second.json()).toEqual(await first.json());
});
