import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createServer } from '../createServer.ts';
import { serverEngines } from '../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../ledger/verify/verifyLedger.ts';
import { createLogger } from '../platform/createLogger.ts';
import { fakeReceiver } from '../testing/fakeReceiver.ts';
import { startTestServer, type TestServer, testSecretKey } from '../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../testing/walletOf.ts';
import { advanceTestClock } from './testClock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('test mode on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { testMode: true });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
  });
  afterEach(() => pretend({ processorOutage: false, webhookReceiversDown: false }));

  const advance = (by: string) => server.call('POST', '/v1/test/clock/advance', { body: { by } });
  const clock = async () => (await server.call('GET', '/v1/test/clock')).body;
  const pretend = (body: object) => server.call('PATCH', '/v1/test/scenario', { body });
  const entry = (body: object) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, { body, key: crypto.randomUUID() });
  /** Lists the wallet's events since the start, each with its hours after the start. */
  async function storyFrom(start: Date): Promise<[string, number][]> {
    const { items } = (await server.call('GET', `/v1/customers/${wallet.customerId}/events?limit=100`)).body;
    return items
      .map((one: { type: string; createdAt: string }) => [
        one.type,
        new Date(one.createdAt).getTime() - start.getTime(),
      ])
      .map(([type, ms]: [string, number]) => [type, Math.round(ms / hourMs)]);
  }

  test('a session goes by the real time: who is signed in stays so when the clock is moved', async () => {
    const session = () => server.call('GET', '/wallet/session', { token: wallet.token });
    await advance('2d');
    expect((await session()).status).toBe(200);
    await server.database.query("update sessions set expires_at = expires_at - interval '1 day'");
    expect(await session()).toMatchObject({ status: 401, body: { code: 'session_expired' } });
  });

  test('a month at once happens as a month would: each thing at its instant, in order', async () => {
    const start = server.wallet.now();
    const at = (ms: number) => new Date(start.getTime() + ms).toISOString();
    await entry({ type: 'credit', fundedBy: 'externalPayment', amount: usd(10_000) });
    await entry({
      type: 'credit',
      amount: usd(3_000),
      fundedBy: 'promotion',
      grant: { expiresAt: at(20 * dayMs) },
    });
    const hold = { amount: usd(500), expiresAt: at(5 * hourMs) };
    await server.call('POST', `/v1/wallets/${wallet.walletId}/holds`, {
      body: hold,
      key: crypto.randomUUID(),
    });
    const lines = [{ description: 'Seats', quantity: 1, unitAmount: { amount: 2_000, currency: 'USD' } }];
    const draft = { currency: 'USD', lines, dueAt: at(10 * dayMs) };
    const invoices = `/v1/customers/${wallet.customerId}/invoices`;
    const invoice = (await server.call('POST', invoices, { body: draft, key: crypto.randomUUID() })).body;
    await server.call('POST', `/v1/invoices/${invoice.id}/open`, { key: crypto.randomUUID() });
    const before = (await storyFrom(start)).length;

    expect((await advance('30d')).body).toMatchObject({ reached: true });
    expect((await storyFrom(start)).slice(before)).toEqual(
      [
        ['wallet.hold_expired', 5],
        ['invoice.charge_upcoming', 7 * 24],
        ['wallet.credit_expiring', 13 * 24],
        ['wallet.credit_expired', 20 * 24],
      ].toSpliced(2, 0, ...(await paidAt(start, before))),
    );
    expect(await verifyLedger(server.database)).toEqual([]);
  });

  test('stops early when the work takes too long, at least one step further each time, until it arrives', async () => {
    const start = server.wallet.now();
    await entry({ type: 'credit', fundedBy: 'externalPayment', amount: usd(100) });
    for (const days of [1, 2]) {
      const expiresAt = new Date(start.getTime() + days * dayMs).toISOString();
      await entry({ type: 'credit', fundedBy: 'promotion', amount: usd(10), grant: { expiresAt } });
    }
    const target = start.getTime() + 3 * dayMs;
    let requests = 0;
    for (let reached = false; !reached; requests += 1) {
      const before = server.wallet.now().getTime();
      ({ reached } = await advanceTestClock(server.wallet, target - before, { budgetMs: 0 }));
      expect(server.wallet.now().getTime()).toBeGreaterThan(before);
    }
    expect(requests).toBeGreaterThan(1);
    expect((await storyFrom(start)).filter(([type]) => type === 'wallet.credit_expired')).toEqual([
      ['wallet.credit_expired', 24],
      ['wallet.credit_expired', 48],
    ]);
  });

  /** The events of the invoice's payment, which all have its day. */
  async function paidAt(start: Date, before: number): Promise<[string, number][]> {
    const paid = (await storyFrom(start)).slice(before).filter(([type]) => /paid|payment/.test(type));
    expect(paid.length).toBeGreaterThan(0);
    for (const [, hours] of paid) expect(hours).toBe(240);
    return paid;
  }

  test('auto top-up declines, cools down, declines, and pauses at the third; a new outcome and it resumes', async () => {
    const { id: paymentMethodId } = await wallet.saveMethod('pm_card_visa');
    await entry({ type: 'credit', fundedBy: 'externalPayment', amount: usd(10_000) });
    const { token, walletId } = wallet;
    const path = `/wallet/wallets/${walletId}/auto-top-up`;
    const caps = { monthlyCap: usd(500_00), dailyCount: 10 };
    const rule = { mode: 'fixed', threshold: usd(20_00), amount: usd(50_00), paymentMethodId, ...caps };
    const headers = { 'if-match': '"0"' };
    const key = crypto.randomUUID();
    expect((await server.call('PUT', path, { token, key, headers, body: rule })).status).toBe(200);
    const outcome = `/v1/test/payment-methods/${paymentMethodId}/outcome`;
    expect((await server.call('POST', outcome, { body: { outcome: 'declines' } })).status).toBe(204);
    const start = server.wallet.now();
    await entry({ type: 'debit', amount: usd(90_00) });
    expect((await advance('1d')).body).toMatchObject({ reached: true });
    const told = (await storyFrom(start)).filter(([type]) => type.includes('auto_top_up'));
    expect(told).toEqual([
      ['wallet.auto_top_up_failed', 0],
      ['wallet.auto_top_up_failed', 1],
      ['wallet.auto_top_up_failed', 2],
      ['wallet.auto_top_up_paused', 2],
    ]);
    await server.call('POST', outcome, { body: { outcome: 'pays' } });
    const session = await server.call('POST', `/v1/customers/${wallet.customerId}/sessions`, { body: {} });
    const resume = { token: session.body.token, key: crypto.randomUUID() };
    expect((await server.call('POST', `${path}/resume`, resume)).status).toBe(200);
    await advance('1m');
    expect(await wallet.balance()).toBe(60_00);
  });

  test('it moves forward only, within bounds, and one request at a time', async () => {
    const before = await clock();
    for (const by of ['-1d', '0s', '367d', '1', '', 'soon']) {
      expect((await advance(by)).body).toMatchObject({ code: 'invalid_request' });
    }
    expect((await clock()).aheadMs).toBe(before.aheadMs);
    const [one, two] = await Promise.all([advance('2h'), advance('2h')]);
    expect([one?.status, two?.status].sort()).toEqual([200, 409]);
    const { aheadMs, now, realNow } = await clock();
    expect(aheadMs - before.aheadMs).toBeGreaterThanOrEqual(2 * hourMs - 60_000);
    expect(aheadMs - before.aheadMs).toBeLessThanOrEqual(2 * hourMs);
    expect(Date.parse(now) - Date.parse(realNow)).toBe(aheadMs);
  });

  test('a processor outage: nothing is charged or declined, and the same key pays afterwards', async () => {
    await pretend({ processorOutage: true });
    const method = await server.call('POST', `/v1/customers/${wallet.customerId}/payment-methods`, {
      body: { token: 'pm_card_visa' },
      key: crypto.randomUUID(),
    });
    expect(method).toMatchObject({ status: 503, body: { code: 'processor_unavailable' } });
    expect((await pretend({ processorOutage: false })).body).toEqual({
      processorOutage: false,
      webhookReceiversDown: false,
    });
    expect((await wallet.topUp('pm_card_visa')).body.status).toBe('settled');
  });

  test('webhook receivers down: deliveries wait, are tried again in time, and arrive once they are up', async () => {
    const receiver = await fakeReceiver();
    await server.call('POST', '/v1/webhook-endpoints', { body: { url: receiver.url } });
    await pretend({ webhookReceiversDown: true });
    await entry({ type: 'credit', fundedBy: 'externalPayment', amount: usd(1_000) });
    await advance('1h');
    expect(receiver.received).toEqual([]);
    await pretend({ webhookReceiversDown: false });
    await advance('5h');
    const types = receiver.received.map(({ body }) => JSON.parse(body).type);
    expect(types).toContain('wallet.topped_up');
    await receiver.close();
  });

  test('reports and logs background work that fails while the clock moves', async () => {
    const warn = vi.spyOn(server.wallet.logger, 'warn');
    await server.database.query('alter table credit_warnings rename to credit_warnings_gone');
    const expiresAt = new Date(server.wallet.now().getTime() + 3_600_000).toISOString();
    await entry({ type: 'credit', fundedBy: 'promotion', amount: usd(500), grant: { expiresAt } });
    const { body } = await advance('10m');
    await server.database.query('alter table credit_warnings_gone rename to credit_warnings');
    expect(body.failedJobs).toEqual(['warn-expiring-credit']);
    expect(warn.mock.calls.map(([fields]) => fields)).toContainEqual(
      expect.objectContaining({ job: 'warn-expiring-credit' }),
    );
    expect((await advance('1m')).body.failedJobs).toEqual([]);
  });

  test('a dispute arrives, claws back, and is won', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    const path = `/v1/test/top-ups/${topUp.id}/dispute`;
    expect((await server.call('POST', path, { body: { outcome: 'won' } })).status).toBe(204);
    expect(await wallet.balance()).toBeLessThan(10_500);
    expect((await server.call('POST', path, { body: { outcome: 'won' } })).body.code).toBe('invalid_request');
    await advance('1m');
    expect(await wallet.balance()).toBe(10_500);
  });
});

test('on a real server there is no test mode', async () => {
  const server = await startTestServer('PGlite');
  expect((await server.call('GET', '/v1/test/clock')).status).toBe(404);
  expect((await server.call('POST', '/v1/test/clock/advance', { body: { by: '1d' } })).status).toBe(404);
  await server.close();
});

test('several servers on one PostgreSQL go by one clock, and a new one starts with it', async () => {
  const server = await startTestServer('PostgreSQL', { testMode: true });
  const another = async () =>
    createServer({
      database: await server.database.openAnother(2),
      logger: createLogger({ level: 'silent' }),
      secretKey: testSecretKey,
      publicUrl: () => 'http://wallet.test',
      testMode: true,
      reconcileEveryMs: 0,
    });
  const other = await another();
  const aheadOf = ({ wallet }: { wallet: TestServer['wallet'] }) => wallet.now().getTime() - Date.now();
  await server.call('POST', '/v1/test/clock/advance', { body: { by: '3d' } });
  await expect.poll(() => aheadOf(other)).toBeGreaterThan(3 * dayMs - 60_000);
  const third = await another();
  expect(aheadOf(third)).toBeGreaterThan(3 * dayMs - 60_000);
  await Promise.all([other.stop(), third.stop()]);
  await server.close();
});
