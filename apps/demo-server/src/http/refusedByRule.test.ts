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
  await done('POST', entriesPath(), { body: { type: 'credit', amount: usd(10_000) } });
});

const entriesPath = () => `/v1/wallets/${wallet.walletId}/entries`;
const mine = (path: string) => `/wallet/wallets/${wallet.walletId}${path}`;
const send = (method: string, path: string, request: TestRequest = {}) =>
  server.call(method, path, {
    key: crypto.randomUUID(),
    ...(path.startsWith('/wallet/') ? { token: wallet.token } : {}),
    ...request,
  });
async function done(method: string, path: string, request: TestRequest = {}) {
  const answer = await send(method, path, request);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Well-formed requests that a rule refuses: a problem with its code, and not a row more or less. */
async function refused(
  [method, path, request]: [string, string, TestRequest?],
  [status, code, field]: [number, string, string?],
): Promise<void> {
  const before = await countRows(server.database);
  const answer = await send(method, path, request);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemSchema.parse(answer.body);
  expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
  if (field !== undefined) expect(problem.errors?.map((error) => error.field)).toContain(field);
  expect(await countRows(server.database)).toEqual(before);
}

describe('a quote', () => {
  const confirm = (quoteId: string, paymentMethodId: string): [string, string, TestRequest] => [
    'POST',
    '/wallet/top-ups',
    { body: { quoteId, paymentMethodId } },
  ];

  test('that is past its time', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const quote = await wallet.quote();
    await server.database.query('update top_up_quotes set expires_at = $2 where id = $1', [
      quote.id,
      new Date(server.wallet.now().getTime() - 1),
    ]);
    await refused(confirm(quote.id, method.id), [422, 'quote_expired']);
  });

  test("of another customer's wallet, as if it were not there", async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const theirs = await (await walletOf(server)).quote();
    await refused(confirm(theirs.id, method.id), [404, 'not_found']);
  });

  test('that was confirmed before', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const quote = await wallet.quote();
    await done(...confirm(quote.id, method.id));
    await refused(confirm(quote.id, method.id), [422, 'quote_used']);
  });
});

describe("a merchant's quote", () => {
  const path = (walletId: string) => `/v1/wallets/${walletId}/quotes`;
  const confirm = (body: object): [string, string, TestRequest] => [
    'POST',
    `/v1/wallets/${wallet.walletId}/top-ups`,
    { body },
  ];

  test('is what is charged and added, once', async () => {
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    const quote = await done('POST', path(wallet.walletId), { body: { amount: usd(10_000) } });
    const { amount, bonus, fee, tax, total, balanceAfter } = await wallet.quote();
    expect(quote).toMatchObject({ amount, bonus, fee, tax, total, balanceAfter });
    const body = { quoteId: quote.id, paymentMethodId };
    const topUp = await done(...confirm(body));
    expect(topUp).toMatchObject({ status: 'settled', total: quote.total, bonus: quote.bonus });
    expect(await wallet.balance()).toBe(quote.balanceAfter.amount);
    await refused(confirm(body), [422, 'quote_used']);
  });

  test('of another wallet, as if it were not there; and with an amount beside it, or neither', async () => {
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    const other = await walletOf(server);
    const { id: quoteId } = await done('POST', path(other.walletId), { body: { amount: usd(10_000) } });
    await refused(confirm({ quoteId, paymentMethodId }), [404, 'not_found']);
    const both = { quoteId, amount: usd(10_000), paymentMethodId };
    await refused(confirm(both), [400, 'invalid_request', 'amount']);
    await refused(confirm({ paymentMethodId }), [400, 'invalid_request', 'amount']);
    await refused(
      ['POST', path(wallet.walletId), { body: { amount: usd(1) } }],
      [422, 'amount_out_of_range'],
    );
  });
});

describe('more than there is', () => {
  test('a capture beyond the hold', async () => {
    const { id } = await done('POST', `/v1/wallets/${wallet.walletId}/holds`, { body: { amount: usd(600) } });
    const path = `/v1/wallets/${wallet.walletId}/holds/${id}/capture`;
    await refused(['POST', path, { body: { amount: usd(601) } }], [422, 'hold_exceeded']);
  });

  test('a refund beyond what was paid, at once or by parts', async () => {
    const lines = [{ description: 'Seats', quantity: 1, unitAmount: 1_000 }];
    const path = `/v1/customers/${wallet.customerId}/invoices`;
    const { id } = await done('POST', path, { body: { currency: 'USD', lines } });
    await done('POST', `/v1/invoices/${id}/open`);
    const refund = (amount: number): [string, string, TestRequest] => [
      'POST',
      `/v1/invoices/${id}/refunds`,
      { body: { amount } },
    ];
    await refused(refund(1_001), [422, 'refund_exceeded']);
    await done(...refund(700));
    await refused(refund(301), [422, 'refund_exceeded']);
  });

  test('a debit beyond what is available', async () => {
    const body = { type: 'debit', amount: usd(10_001) };
    await refused(['POST', entriesPath(), { body }], [422, 'insufficient_funds']);
  });
});

describe('a rule for auto top-up', () => {
  const save = (change: object, paymentMethodId: string): [string, string, TestRequest] => [
    'PUT',
    mine('/auto-top-up'),
    {
      headers: { 'if-match': '"0"' },
      body: {
        ...{ mode: 'target', threshold: usd(2_000), amount: usd(10_000), monthlyCap: usd(50_000) },
        ...{ dailyCount: 3, paymentMethodId, ...change },
      },
    },
  ];

  test('whose threshold is its target, or above it', async () => {
    const { id } = await wallet.saveMethod('pm_card_visa');
    for (const threshold of [10_000, 10_001]) {
      await refused(save({ threshold: usd(threshold) }, id), [
        422,
        'auto_top_up_refused',
        'threshold.amount',
      ]);
    }
  });

  test('whose cap is below one charge that the gap may need', async () => {
    const { id } = await wallet.saveMethod('pm_card_visa');
    await refused(save({ monthlyCap: usd(9_999) }, id), [422, 'auto_top_up_refused', 'monthlyCap.amount']);
  });

  test('in another currency', async () => {
    const { id } = await wallet.saveMethod('pm_card_visa');
    const amount = { amount: 10_000, currency: 'EUR' };
    await refused(save({ amount }, id), [422, 'currency_mismatch']);
  });
});

describe('a webhook endpoint', () => {
  test.each([
    'https://127.0.0.1/hooks',
    'https://10.0.0.8/hooks',
    'https://[::1]/hooks',
    'https://169.254.169.254/latest',
    'https://localhost/hooks',
  ])('at a private address: %s', async (url) => {
    await refused(['POST', '/v1/webhook-endpoints', { body: { url } }], [400, 'invalid_request', 'url']);
  });

  test('that asks for an event that there is not', async () => {
    const body = { url: 'https://nimbus.example/hooks', eventTypes: ['wallet.toped_up'] };
    await refused(['POST', '/v1/webhook-endpoints', { body }], [400, 'invalid_request', 'eventTypes.0']);
  });
});

describe('a closed wallet', () => {
  test('takes no credit, debit, hold, top-up or quote, and no rule or alert', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    await done('POST', `/v1/wallets/${wallet.walletId}/close`, { body: {} });
    const closed: [number, string] = [422, 'wallet_closed'];
    const amount = usd(1_000);
    const ours = `/v1/wallets/${wallet.walletId}`;
    await refused(['POST', entriesPath(), { body: { type: 'credit', amount } }], closed);
    await refused(['POST', entriesPath(), { body: { type: 'debit', amount } }], closed);
    await refused(['POST', `${ours}/holds`, { body: { amount } }], closed);
    await refused(['POST', `${ours}/top-ups`, { body: { amount, paymentMethodId: method.id } }], closed);
    await refused(['POST', `${ours}/payment-links`, { body: { amount } }], closed);
    await refused(['POST', mine('/quotes'), { body: { amount } }], closed);
    const alert = { enabled: true, threshold: amount, channels: ['inApp'] };
    await refused(['PUT', mine('/alert-settings'), { headers: { 'if-match': '"0"' }, body: alert }], closed);
  });
});

describe('a currency that is not the wallet’s', () => {
  test.each([
    ['an entry', () => entriesPath(), { type: 'credit' }],
    ['a hold', () => `/v1/wallets/${wallet.walletId}/holds`, {}],
    ['a quote', () => mine('/quotes'), {}],
    ['a payment link', () => `/v1/wallets/${wallet.walletId}/payment-links`, {}],
  ])('%s', async (_, path, rest) => {
    const body = { ...rest, amount: { amount: 1_000, currency: 'EUR' } };
    await refused(['POST', path(), { body }], [422, 'currency_mismatch']);
  });
});

describe('a clock that moves back', () => {
  test('changes no order, no balance and no promise', async () => {
    const entry = (amount: number) =>
      done('POST', entriesPath(), { body: { type: 'debit', amount: usd(amount) } });
    await entry(100);
    const hold = { amount: usd(500), expiresInSeconds: 600 };
    const { id: holdId } = await done('POST', `/v1/wallets/${wallet.walletId}/holds`, { body: hold });
    const quote = await wallet.quote();
    const method = await wallet.saveMethod('pm_card_visa');
    server.advance(-30 * minuteMs);
    await entry(200);
    await entry(300);
    const { items } = await done('GET', entriesPath());
    expect(items.map((one: { number: number }) => one.number)).toEqual([4, 3, 2, 1]);
    const times = items.map((one: { createdAt: string }) => one.createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const balance = await done('GET', `/v1/wallets/${wallet.walletId}/balance`);
    expect([balance.balance, balance.availableBalance]).toEqual([usd(9_400), usd(8_900)]);
    const { body: events } = await server.call('GET', `/v1/customers/${wallet.customerId}/events`);
    const sequences = events.items.map((one: { sequence: number }) => one.sequence);
    expect(sequences).toEqual(sequences.map((_: number, index: number) => index + 1));
    const body = { quoteId: quote.id, paymentMethodId: method.id };
    expect(await done('POST', '/wallet/top-ups', { body })).toMatchObject({ status: 'settled' });
    const capture = `/v1/wallets/${wallet.walletId}/holds/${holdId}/capture`;
    await done('POST', capture, { body: { amount: usd(500) } });
    server.advance(30 * minuteMs);
    expect(await wallet.balance()).toBe(8_900 + quote.amount.amount + quote.bonus.amount);
  });

  test('what has ended does not begin again', async () => {
    const { id } = await done('POST', `/v1/wallets/${wallet.walletId}/holds`, {
      body: { amount: usd(500), expiresInSeconds: 60 },
    });
    server.advance(2 * minuteMs);
    await runTimedJobs(server.wallet);
    server.advance(-2 * minuteMs);
    const path = `/v1/wallets/${wallet.walletId}/holds/${id}/capture`;
    await refused(['POST', path, { body: { amount: usd(500) } }], [422, 'hold_not_open']);
  });
});
