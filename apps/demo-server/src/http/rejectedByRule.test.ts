import { problemSchema } from '@coffer/adapter/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyLedger } from '../ledger/verify/verifyLedger.ts';
import { countRows } from '../testing/countRows.ts';
import { runTimedJobs } from '../testing/runJobs.ts';
import { startTestServer, type TestRequest, type TestServer } from '../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../testing/walletOf.ts';

const minuteMs = 60_000;
const usd = (amount: number) => ({ amount, currency: 'USD' });

let server: TestServer;
let wallet: TestWallet;
beforeAll(async () => {
  server = await startTestServer('PGlite', { privateWebhooks: false });
});
afterAll(async () => {
  expect(await verifyLedger(server.database)).toEqual([]);
  await server.close();
});
beforeEach(async () => {
  wallet = await walletOf(server);
  await succeed('POST', entriesPath(), {
    body: { type: 'credit', fundedBy: 'externalPayment', amount: usd(10_000) },
  });
});

const entriesPath = () => `/v1/wallets/${wallet.walletId}/entries`;
const customerPath = (path: string) => `/wallet/wallets/${wallet.walletId}${path}`;
const send = (method: string, path: string, request: TestRequest = {}) =>
  server.call(method, path, {
    key: crypto.randomUUID(),
    ...(path.startsWith('/wallet/') ? { token: wallet.token } : {}),
    ...request,
  });
/** Sends a request and expects success. */
async function succeed(method: string, path: string, request: TestRequest = {}) {
  const response = await send(method, path, request);
  if (response.status >= 300) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
  return response.body;
}

/** Sends a well-formed request and expects a problem with its code, without a new or removed row. */
async function expectRejected(
  [method, path, request]: [string, string, TestRequest?],
  [status, code, field]: [number, string, string?],
): Promise<void> {
  const before = await countRows(server.database);
  const response = await send(method, path, request);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemSchema.parse(response.body);
  expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
  if (field !== undefined) expect(problem.errors?.map((error) => error.field)).toContain(field);
  expect(await countRows(server.database)).toEqual(before);
}

describe('confirming a quote', () => {
  const confirm = (quoteId: string, paymentMethodId: string): [string, string, TestRequest] => [
    'POST',
    '/wallet/top-ups',
    { body: { quoteId, paymentMethodId } },
  ];

  test('is rejected after its expiry', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const quote = await wallet.quote();
    await server.database.query('update top_up_quotes set expires_at = $2 where id = $1', [
      quote.id,
      new Date(server.wallet.now().getTime() - 1),
    ]);
    await expectRejected(confirm(quote.id, method.id), [422, 'quote_expired']);
  });

  test("is rejected for another customer's wallet, as if the quote did not exist", async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const theirs = await (await walletOf(server)).quote();
    await expectRejected(confirm(theirs.id, method.id), [404, 'not_found']);
  });

  test('is rejected the second time', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const quote = await wallet.quote();
    await succeed(...confirm(quote.id, method.id));
    await expectRejected(confirm(quote.id, method.id), [422, 'quote_used']);
  });
});

describe("a merchant's quote", () => {
  const path = (walletId: string) => `/v1/wallets/${walletId}/quotes`;
  const confirm = (body: object): [string, string, TestRequest] => [
    'POST',
    `/v1/wallets/${wallet.walletId}/top-ups`,
    { body },
  ];

  test('sets the charged and the added amount, once', async () => {
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    const quote = await succeed('POST', path(wallet.walletId), { body: { amount: usd(10_000) } });
    const { amount, bonus, fee, tax, total, balanceAfter } = await wallet.quote();
    expect(quote).toMatchObject({ amount, bonus, fee, tax, total, balanceAfter });
    const body = { quoteId: quote.id, paymentMethodId };
    const topUp = await succeed(...confirm(body));
    expect(topUp).toMatchObject({ status: 'settled', total: quote.total, bonus: quote.bonus });
    expect(await wallet.balance()).toBe(quote.balanceAfter.amount);
    await expectRejected(confirm(body), [422, 'quote_used']);
  });

  test('is rejected for another wallet, and together with an amount', async () => {
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    const other = await walletOf(server);
    const { id: quoteId } = await succeed('POST', path(other.walletId), { body: { amount: usd(10_000) } });
    await expectRejected(confirm({ quoteId, paymentMethodId }), [404, 'not_found']);
    const both = { quoteId, amount: usd(10_000), paymentMethodId };
    await expectRejected(confirm(both), [400, 'invalid_request', 'amount']);
    await expectRejected(confirm({ paymentMethodId }), [400, 'invalid_request', 'amount']);
    await expectRejected(
      ['POST', path(wallet.walletId), { body: { amount: usd(1) } }],
      [422, 'amount_out_of_range'],
    );
  });
});

describe('an amount that is too large', () => {
  test('rejects a capture above the hold', async () => {
    const { id } = await succeed('POST', `/v1/wallets/${wallet.walletId}/holds`, {
      body: { amount: usd(600) },
    });
    const path = `/v1/wallets/${wallet.walletId}/holds/${id}/capture`;
    await expectRejected(['POST', path, { body: { amount: usd(601) } }], [422, 'hold_exceeded']);
  });

  test('rejects a refund above the amount paid, at once or in parts', async () => {
    const lines = [{ description: 'Seats', quantity: 1, unitAmount: { amount: 1_000, currency: 'USD' } }];
    const path = `/v1/customers/${wallet.customerId}/invoices`;
    const { id } = await succeed('POST', path, { body: { currency: 'USD', lines } });
    await succeed('POST', `/v1/invoices/${id}/open`);
    const refund = (amount: number): [string, string, TestRequest] => [
      'POST',
      `/v1/invoices/${id}/refunds`,
      { body: { amount: usd(amount) } },
    ];
    await expectRejected(refund(1_001), [422, 'refund_exceeded']);
    await succeed(...refund(700));
    await expectRejected(refund(301), [422, 'refund_exceeded']);
    const euros = { body: { amount: { amount: 100, currency: 'EUR' } } };
    await expectRejected(['POST', `/v1/invoices/${id}/refunds`, euros], [422, 'currency_mismatch']);
  });

  test('rejects a debit above the available balance', async () => {
    const body = { type: 'debit', amount: usd(10_001) };
    await expectRejected(['POST', entriesPath(), { body }], [422, 'insufficient_funds']);
  });
});

describe('an auto top-up rule', () => {
  const save = (change: object, paymentMethodId: string): [string, string, TestRequest] => [
    'PUT',
    customerPath('/auto-top-up'),
    {
      headers: { 'if-match': '"0"' },
      body: {
        mode: 'target',
        threshold: usd(2_000),
        amount: usd(10_000),
        monthlyCap: usd(50_000),
        dailyCount: 3,
        paymentMethodId,
        ...change,
      },
    },
  ];

  test('is rejected with a threshold at or above its target', async () => {
    const { id } = await wallet.saveMethod('pm_card_visa');
    for (const threshold of [10_000, 10_001]) {
      await expectRejected(save({ threshold: usd(threshold) }, id), [
        422,
        'auto_top_up_refused',
        'threshold.amount',
      ]);
    }
  });

  test('is rejected with a monthly cap below one charge', async () => {
    const { id } = await wallet.saveMethod('pm_card_visa');
    await expectRejected(save({ monthlyCap: usd(9_999) }, id), [
      422,
      'auto_top_up_refused',
      'monthlyCap.amount',
    ]);
  });

  test('is rejected in another currency than the wallet', async () => {
    const { id } = await wallet.saveMethod('pm_card_visa');
    const amount = { amount: 10_000, currency: 'EUR' };
    await expectRejected(save({ amount }, id), [422, 'currency_mismatch']);
  });
});

describe('a webhook endpoint', () => {
  test.each([
    'https://127.0.0.1/hooks',
    'https://10.0.0.8/hooks',
    'https://[::1]/hooks',
    'https://169.254.169.254/latest',
    'https://localhost/hooks',
  ])('is rejected at the private address %s', async (url) => {
    await expectRejected(
      ['POST', '/v1/webhook-endpoints', { body: { url } }],
      [400, 'invalid_request', 'url'],
    );
  });

  test('is rejected with an unknown event type', async () => {
    const body = { url: 'https://nimbus.example/hooks', eventTypes: ['wallet.toped_up'] };
    await expectRejected(
      ['POST', '/v1/webhook-endpoints', { body }],
      [400, 'invalid_request', 'eventTypes.0'],
    );
  });
});

describe('a closed wallet', () => {
  test('rejects credits, debits, holds, top-ups, payment links, quotes and alerts', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    await succeed('POST', `/v1/wallets/${wallet.walletId}/close`, { body: {} });
    const closed: [number, string] = [422, 'wallet_closed'];
    const amount = usd(1_000);
    const path = `/v1/wallets/${wallet.walletId}`;
    await expectRejected(
      ['POST', entriesPath(), { body: { type: 'credit', fundedBy: 'externalPayment', amount } }],
      closed,
    );
    await expectRejected(['POST', entriesPath(), { body: { type: 'debit', amount } }], closed);
    await expectRejected(['POST', `${path}/holds`, { body: { amount } }], closed);
    await expectRejected(
      ['POST', `${path}/top-ups`, { body: { amount, paymentMethodId: method.id } }],
      closed,
    );
    await expectRejected(['POST', `${path}/payment-links`, { body: { amount } }], closed);
    await expectRejected(['POST', customerPath('/quotes'), { body: { amount } }], closed);
    const alert = { enabled: true, threshold: amount, channels: ['inApp'] };
    await expectRejected(
      ['PUT', customerPath('/alert-settings'), { headers: { 'if-match': '"0"' }, body: alert }],
      closed,
    );
  });
});

describe('another currency than the wallet’s', () => {
  test.each([
    ['an entry', () => entriesPath(), { type: 'credit', fundedBy: 'externalPayment' }],
    ['a hold', () => `/v1/wallets/${wallet.walletId}/holds`, {}],
    ['a quote', () => customerPath('/quotes'), {}],
    ['a payment link', () => `/v1/wallets/${wallet.walletId}/payment-links`, {}],
  ])('is rejected for %s', async (_, path, rest) => {
    const body = { ...rest, amount: { amount: 1_000, currency: 'EUR' } };
    await expectRejected(['POST', path(), { body }], [422, 'currency_mismatch']);
  });
});

describe('a clock that moves back', () => {
  test('does not affect the order of entries, balances, quotes and holds', async () => {
    const entry = (amount: number) =>
      succeed('POST', entriesPath(), { body: { type: 'debit', amount: usd(amount) } });
    await entry(100);
    const hold = { amount: usd(500), expiresInSeconds: 600 };
    const { id: holdId } = await succeed('POST', `/v1/wallets/${wallet.walletId}/holds`, { body: hold });
    const quote = await wallet.quote();
    const method = await wallet.saveMethod('pm_card_visa');
    server.advance(-30 * minuteMs);
    await entry(200);
    await entry(300);
    const { items } = await succeed('GET', entriesPath());
    expect(items.map(({ number }: { number: number }) => number)).toEqual([4, 3, 2, 1]);
    const times = items.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const balance = await succeed('GET', `/v1/wallets/${wallet.walletId}/balance`);
    expect([balance.balance, balance.availableBalance]).toEqual([usd(9_400), usd(8_900)]);
    const { body: events } = await server.call('GET', `/v1/customers/${wallet.customerId}/events`);
    const sequences = events.items.map(({ sequence }: { sequence: number }) => sequence);
    expect(sequences).toEqual(sequences.map((_: number, index: number) => index + 1));
    const body = { quoteId: quote.id, paymentMethodId: method.id };
    expect(await succeed('POST', '/wallet/top-ups', { body })).toMatchObject({ status: 'settled' });
    const capture = `/v1/wallets/${wallet.walletId}/holds/${holdId}/capture`;
    await succeed('POST', capture, { body: { amount: usd(500) } });
    server.advance(30 * minuteMs);
    expect(await wallet.balance()).toBe(8_900 + quote.amount.amount + quote.bonus.amount);
  });

  test('does not reopen an expired hold', async () => {
    const { id } = await succeed('POST', `/v1/wallets/${wallet.walletId}/holds`, {
      body: { amount: usd(500), expiresInSeconds: 60 },
    });
    server.advance(2 * minuteMs);
    await runTimedJobs(server.wallet);
    server.advance(-2 * minuteMs);
    const path = `/v1/wallets/${wallet.walletId}/holds/${id}/capture`;
    await expectRejected(['POST', path, { body: { amount: usd(500) } }], [422, 'hold_not_open']);
  });
});
