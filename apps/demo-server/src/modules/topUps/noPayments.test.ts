import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from '../../createServer.ts';
import { createLogger } from '../../platform/createLogger.ts';
import { runPaymentJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

let server: TestServer;
let wallet: TestWallet;
beforeAll(async () => {
  server = await startTestServer('PGlite', { testProcessor: false });
  wallet = await walletOf(server);
});
afterAll(() => server.close());

test('without a processor, the session offers nothing that takes payments', async () => {
  const { body } = await server.call('GET', '/wallet/session', { token: wallet.token });
  expect(body).toMatchObject({ topUp: [], paymentMethodSetup: null });
  for (const capability of ['topUp', 'paymentMethods', 'addPaymentMethod', 'autoTopUp']) {
    expect(body.capabilities).not.toContain(capability);
  }
  expect(body.capabilities).toEqual(expect.arrayContaining(['events', 'grants', 'invoices', 'alerts']));
});

test('without a processor, payments are capability_missing, and nothing else is', async () => {
  const { customerId, walletId, token } = wallet;
  const ofWallet = `/v1/wallets/${walletId}`;
  const card = { token: 'pm_card_visa' };
  const refused: [string, string, { body?: object; token?: string }?][] = [
    ['POST', `/wallet/wallets/${walletId}/quotes`, { token, body: { amount: usd(10_000) } }],
    ['POST', '/wallet/top-ups', { token, body: { quoteId: 'quo_1', paymentMethodId: 'pm_1' } }],
    ['POST', '/wallet/payment-methods', { token, body: card }],
    ['GET', '/wallet/payment-methods', { token }],
    ['GET', `/wallet/wallets/${walletId}/auto-top-up`, { token }],
    ['POST', `/v1/customers/${customerId}/payment-methods`, { body: card }],
    ['POST', `${ofWallet}/quotes`, { body: { amount: usd(10_000) } }],
    ['POST', `${ofWallet}/top-ups`, { body: { amount: usd(10_000), paymentMethodId: 'pm_1' } }],
    ['POST', `${ofWallet}/payment-links`, { body: { amount: usd(10_000) } }],
  ];
  for (const [method, path, request] of refused) {
    const answer = await server.call(method, path, { key: crypto.randomUUID(), ...request });
    expect([path, answer.status, answer.body.code]).toEqual([path, 422, 'capability_missing']);
  }
  const body = { type: 'credit', fundedBy: 'externalPayment', amount: usd(5_000) };
  const credit = await server.call('POST', `${ofWallet}/entries`, { body, key: 'credit' });
  expect(credit.status).toBe(201);
  const create = {
    currency: 'USD',
    lines: [{ description: 'Seats', quantity: 1, unitAmount: { amount: 2_000, currency: 'USD' } }],
  };
  const path = `/v1/customers/${customerId}/invoices`;
  const { body: invoice } = await server.call('POST', path, { body: create, key: 'invoice' });
  await server.call('POST', `/v1/invoices/${invoice.id}/open`, { key: 'open' });
  expect((await server.call('GET', `/v1/invoices/${invoice.id}`)).body.status).toBe('paid');
});

test('payments that an earlier start began wait for a processor, and are settled then', async () => {
  const before = await startTestServer('PostgreSQL');
  const theirs = await walletOf(before);
  await theirs.topUp('pm_bank_debit');
  before.advance(3_600_000);
  const without = await createServer({
    database: await before.database.openAnother(),
    logger: createLogger({ level: 'silent' }),
    secretKey: testSecretKey,
    publicUrl: () => 'http://wallet.test',
    clock: before.clock,
    reconcileEveryMs: 0,
  });
  await runPaymentJobs(without.wallet).catch(() => undefined);
  const { items } = (await before.call('GET', `/v1/top-ups?walletId=${theirs.walletId}`)).body;
  expect(items).toMatchObject([{ status: 'processing' }]);
  await before.processor.runDue();
  expect(await theirs.balance()).toBe(10_500);
  await without.close();
  await before.close();
});
