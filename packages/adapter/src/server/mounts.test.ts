import { createServer, type Server } from 'node:http';
import { pipeline } from 'node:stream/promises';
import express from 'express';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { httpAdapter } from '../http/httpAdapter.ts';
import { memoryAdapter } from '../memory/memoryAdapter.ts';
import { walletScopes } from '../port/WalletSession.ts';
import { createWalletHandler } from './createWalletHandler.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function start() {
  const memory = memoryAdapter();
  const handler = createWalletHandler({
    basePath: '/wallet',
    authenticate: () => ({ customerId: 'customer_acme', scopes: walletScopes }),
    adapter: () => memory,
  });
  return { memory, handler };
}

async function listen(created: Server): Promise<string> {
  server = created;
  await new Promise<void>((resolve) => created.listen(0, '127.0.0.1', resolve));
  const address = created.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/wallet`;
}

test('Hono: app.all', async () => {
  const { handler } = start();
  const app = new Hono().all('/wallet/*', (context) => handler(context.req.raw));
  const adapter = httpAdapter({
    baseUrl: 'https://shop.example/wallet',
    fetch: async (...call) => app.request(...call),
  });
  expect(await adapter.listWallets()).toHaveLength(4);
});

test('Next.js: one handler for each method of a route', async () => {
  const { handler } = start();
  // app/wallet/[...path]/route.ts
  const route = { GET: handler, POST: handler, PUT: handler, DELETE: handler };
  const adapter = httpAdapter({
    baseUrl: 'https://shop.example/wallet',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const method = request.method === 'POST' || request.method === 'DELETE' ? request.method : 'GET';
      return route[method](request);
    },
  });
  const saved = await adapter.addPaymentMethod({ token: 'test_success' }, { idempotencyKey: 'k' });
  await adapter.removePaymentMethod({ paymentMethodId: saved.id });
  expect(await adapter.listPaymentMethods()).not.toContainEqual(saved);
});

test('Express: builds a Request, over a real connection with a stream', async () => {
  const { handler, memory } = start();
  const app = express();
  app.all('/wallet/{*path}', express.raw({ type: () => true }), async (request, response) => {
    const left = new AbortController();
    response.on('close', () => left.abort());
    const { method, headers, body, originalUrl } = request;
    const walletResponse = await handler(
      new Request(new URL(originalUrl, 'http://localhost'), {
        method,
        headers: new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.isBuffer(body) ? new Uint8Array(body) : null,
        signal: left.signal,
      }),
    );
    response.writeHead(walletResponse.status, Object.fromEntries(walletResponse.headers)).flushHeaders();
    await pipeline(walletResponse.body ?? [], response).catch(() => response.destroy());
  });
  const adapter = httpAdapter({ baseUrl: await listen(createServer(app)) });

  const [wallet] = await adapter.listWallets();
  const walletId = wallet?.id ?? '';
  const quote = await adapter.createQuote({ walletId, amount: { amount: 10_000, currency: 'USD' } });
  const [method] = await adapter.listPaymentMethods();
  const paid = { quoteId: quote.id, paymentMethodId: method?.id ?? '' };
  expect(await adapter.createTopUp(paid, { idempotencyKey: 'k' })).toMatchObject({ status: 'settled' });

  const leaving = new AbortController();
  const opened = Promise.withResolvers<void>();
  const onStatus = (status: string) => status === 'open' && opened.resolve();
  const events = adapter.streamEvents({ onStatus }, { signal: leaving.signal })[Symbol.asyncIterator]();
  const next = events.next();
  await opened.promise;
  memory.post({ walletId, amount: { amount: -500, currency: 'USD' }, source: 'usage' });
  expect((await next).value).toMatchObject({ type: 'wallet.payment_made', walletId });
  leaving.abort();
  expect((await events.next()).done).toBe(true);
});
