import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispatchEvents } from '../background/dispatchEvents.ts';
import { deliverWebhooks } from '../modules/webhooks/deliverWebhooks.ts';
import { type Listener, listen } from '../platform/listen.ts';
import { openReceiver } from '../seed/openReceiver.ts';
import { seed } from '../seed/seed.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { walletOf } from '../testing/walletOf.ts';

let server: TestServer;
let listener: Listener;
let pageFolder: string;
beforeAll(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'coffer-page-'));
  await mkdir(join(pageFolder, 'assets'));
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>Nimbus</title>');
  await writeFile(join(pageFolder, 'assets', 'page-abc.js'), 'document.title');
  listener = await listen({ port: 0, host: '127.0.0.1' });
  const receiverUrl = () => `http://127.0.0.1:${listener.port}/demo/webhooks`;
  server = await startTestServer('PGlite', { privateWebhooks: false, pageFolder, demo: { receiverUrl } });
  listener.serve(server.app.fetch);
});
afterAll(async () => {
  await listener.drain(0);
  await server.close();
  await rm(pageFolder, { recursive: true, force: true });
});

const get = (path: string) => server.app.fetch(new Request(`http://wallet.test${path}`));

test('serves the page at each of its paths and its assets, and a problem for a missing file or endpoint', async () => {
  for (const path of ['/', '/billing', '/billing/activity?type=debit']) {
    expect(await (await get(path)).text()).toContain('Nimbus');
  }
  const asset = await get('/assets/page-abc.js');
  expect([asset.headers.get('content-type'), asset.headers.get('cache-control')]).toEqual([
    expect.stringContaining('javascript'),
    expect.stringContaining('immutable'),
  ]);
  for (const path of [
    '/assets/none.js',
    '/v1x/../v1/customers',
    '/demo/none',
    '/wallet/none',
    '/dodo/none',
    '/..%2f..%2fetc/passwd.txt',
  ]) {
    const response = await get(path);
    expect([401, 404]).toContain(response.status);
    expect(response.headers.get('content-type')).toContain('json');
  }
});

test('seeds wallets with money and customers who can sign in, within 5 seconds of CPU time', async () => {
  const start = process.cpuUsage();
  await seed(server.wallet);
  const { user, system } = process.cpuUsage(start);
  // CPU time does not depend on the load of the machine.
  expect((user + system) / 1000).toBeLessThan(5000);
  const { items } = (await server.call('GET', '/demo/customers', { token: null })).body;
  expect(items.map(({ name }: { name: string }) => name)).toEqual([
    'Acme Robotics',
    'Kumo Kissaten',
    'Banyan Labs',
    'Cedar Studio',
  ]);
  const body = { customerId: items[0].id };
  const { token } = (await server.call('POST', '/demo/sessions', { token: null, body })).body;
  const wallets = (await server.call('GET', '/wallet/wallets', { token })).body;
  const [dollars] = wallets.items ?? wallets;
  const balance = (await server.call('GET', `/wallet/wallets/${dollars.id}/balance`, { token })).body;
  expect(balance.pendingCharges).toEqual({ amount: 15_000, currency: 'USD' });
  expect(balance.promotionalBalance.amount).toBeGreaterThanOrEqual(2_500);
  expect(Date.parse(balance.nextExpiry.expiresAt) - server.wallet.now().getTime()).toBeLessThan(
    7 * 86_400_000,
  );
});

test('seeds refunds, a dispute, invoices, emails and auto top-up attempts for the pages of the demo', async () => {
  const list = async (path: string) => (await server.call('GET', path)).body.items;
  expect((await list('/v1/refunds')).length).toBe(3);
  expect((await list('/v1/disputes')).length).toBe(1);
  const statuses = (await list('/v1/invoices')).map(({ status }: { status: string }) => status).sort();
  expect(statuses).toEqual(['open', 'paid', 'paid', 'paid', 'paid', 'partiallyPaid']);
  expect((await list('/demo/mails')).map(({ type }: { type: string }) => type).sort()).toEqual([
    'auto_top_up_declined',
    'auto_top_up_enabled',
    'auto_top_up_enabled',
    'balance_low',
    ...Array(4).fill('invoice_paid'),
  ]);
  const { items } = (await server.call('GET', '/demo/customers', { token: null })).body;
  const attempts = async (index: number, currency: string) => {
    const wallets = await list(`/demo/customers/${items[index].id}/wallets`);
    const wallet = wallets.find((candidate: { currency: string }) => candidate.currency === currency);
    const body = { customerId: items[index].id };
    const { token } = (await server.call('POST', '/demo/sessions', { token: null, body })).body;
    const path = `/wallet/wallets/${wallet.id}/auto-top-up`;
    const response = (await server.call('GET', path, { token })).body;
    return response.attempts.map(({ status }: { status: string }) => status);
  };
  expect([await attempts(1, 'JPY'), await attempts(3, 'USD')]).toEqual([['settled'], ['declined']]);
});

test('closing a seeded wallet refunds the paid balance to the original cards', async () => {
  const { items } = (await server.call('GET', '/demo/customers', { token: null })).body;
  const wallets = (await server.call('GET', `/demo/customers/${items[0].id}/wallets`)).body.items;
  for (const { id } of wallets) {
    const preview = (await server.call('POST', `/v1/wallets/${id}/close/preview`, { body: {} })).body;
    expect(preview.refunded.amount).toBeGreaterThan(0);
    const destinations = preview.parts.map(({ destination }: { destination: string }) => destination);
    expect(new Set(destinations)).toEqual(new Set(['paymentMethod']));
  }
});

describe("the demo's webhook receiver", () => {
  const deliveries = async () => (await server.call('GET', '/demo/webhook-deliveries')).body.items;
  const deliver = async () => {
    await dispatchEvents(server.wallet);
    await deliverWebhooks(server.wallet);
  };

  test('receives events once it is open, and the customer is notified', async () => {
    await openReceiver(server.wallet);
    // A second start finds the receiver and creates none.
    await openReceiver(server.wallet);
    await deliver();
    const delivered = (await deliveries()).map(
      (delivery: { eventType: string; status: string; attempts: object[] }) => [
        delivery.eventType,
        delivery.status,
        delivery.attempts.length,
      ],
    );
    expect(delivered.length).toBeGreaterThan(0);
    for (const line of delivered) expect(line).toEqual(['wallet.credit_expiring', 'succeeded', 1]);
    const { items } = (await server.call('GET', '/demo/customers', { token: null })).body;
    const body = { customerId: items[0].id };
    const { token } = (await server.call('POST', '/demo/sessions', { token: null, body })).body;
    const inbox = (await server.call('GET', '/wallet/notifications', { token })).body;
    expect(inbox.items[0]).toMatchObject({ type: 'wallet.credit_expiring', readAt: null });
  });

  test('is the only private address that a demo delivers to', async () => {
    const before = (await deliveries()).length;
    const { walletId } = await walletOf(server);
    const credit = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 5_00, currency: 'USD' } };
    await server.call('POST', `/v1/wallets/${walletId}/entries`, { body: credit, key: 'credit' });
    await deliver();
    const after = await deliveries();
    expect(after.length).toBeGreaterThan(before);
    expect(after.slice(0, after.length - before)).toContainEqual(
      expect.objectContaining({ eventType: 'wallet.topped_up', status: 'succeeded' }),
    );
    for (const url of [`http://127.0.0.1:${listener.port}/demo`, 'https://127.0.0.1/demo/webhooks']) {
      const rejected = await server.call('POST', '/v1/webhook-endpoints', { body: { url } });
      expect([rejected.status, rejected.body.code]).toEqual([400, 'invalid_request']);
    }
  });

  test('rejects a message with a wrong signature', async () => {
    const [{ messageId, body }] = await deliveries();
    const headers = {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(server.wallet.now().getTime() / 1000)),
      'webhook-signature': 'v1,bm8gc2lnbmF0dXJl',
    };
    const rejected = await server.call('POST', '/demo/webhooks', { token: null, body, headers });
    expect([rejected.status, rejected.body.code]).toEqual([401, 'unauthenticated']);
  });
});

test('a job reserves its maximum price and charges its actual price, once for repeated requests', async () => {
  const { walletId } = await walletOf(server);
  const credit = {
    type: 'credit',
    fundedBy: 'externalPayment',
    amount: { amount: 5_00, currency: 'USD' },
    reason: 'Opening',
  };
  await server.call('POST', `/v1/wallets/${walletId}/entries`, { body: credit, key: 'opening' });
  const path = `/demo/wallets/${walletId}/jobs`;
  const run = (key: string) =>
    server.call('POST', path, { token: null, key, body: { model: 'nimbus-large', maxTokens: 10_000 } });
  const running = run('job-1');
  await expect
    .poll(
      async () => (await server.call('GET', `/v1/wallets/${walletId}/balance`)).body.pendingCharges.amount,
    )
    .toBe(1_20);
  const first = await running;
  expect(first.body.reserved.amount).toBe(1_20);
  expect(first.body.charged.amount).toBeGreaterThan(0);
  expect(first.body.charged.amount).toBeLessThanOrEqual(1_20);
  expect((await run('job-1')).body.charged).toEqual(first.body.charged);
  const { balance, pendingCharges } = (await server.call('GET', `/v1/wallets/${walletId}/balance`)).body;
  expect([balance.amount, pendingCharges.amount]).toEqual([5_00 - first.body.charged.amount, 0]);
  const { models, items } = (await server.call('GET', path, { token: null })).body;
  expect(items).toMatchObject([{ status: 'captured', reserved: { amount: 1_20 } }]);
  expect(models[0].sizes[0].price).toEqual({ amount: 20, currency: 'USD' });
  const tooLarge = { model: 'nimbus-vision', maxTokens: 500_000 };
  const rejected = await server.call('POST', path, { token: null, key: 'job-2', body: tooLarge });
  expect([rejected.status, rejected.body.code]).toEqual([422, 'insufficient_funds']);
});

test('a session has only the scopes of its role', async () => {
  const { customerId, walletId } = await walletOf(server);
  const body = { customerId, scopes: ['view'] };
  const { token } = (await server.call('POST', '/demo/sessions', { token: null, body })).body;
  expect((await server.call('GET', `/wallet/wallets/${walletId}/balance`, { token })).status).toBe(200);
  const quote = { amount: { amount: 1000, currency: 'USD' } };
  const rejected = await server.call('POST', `/wallet/wallets/${walletId}/quotes`, { token, body: quote });
  expect([rejected.status, rejected.body.code]).toEqual([403, 'forbidden']);
});
