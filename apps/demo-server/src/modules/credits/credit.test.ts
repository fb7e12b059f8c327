import type { Entry } from '@coffer/adapter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { runTimedJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { Hold } from '../holds/holds.ts';
import type { WalletGrant } from './grants.ts';

const dayMs = 86_400_000;
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('credit and holds on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(async () => {
    expect(await verifyLedger(server.database)).toEqual([]);
    await server.close();
  });

  const inDays = (days: number) => new Date(server.wallet.now().getTime() + days * dayMs).toISOString();
  const write = <Body>(path: string, body?: unknown, key: string = crypto.randomUUID()) =>
    server.call<Body>('POST', path, { key, ...(body === undefined ? {} : { body }) });
  const credit = (
    wallet: TestWallet,
    amount: number,
    {
      kind = 'paid',
      ...grant
    }: { kind?: 'paid' | 'promotional'; priority?: number; expiresAt?: string } = {},
  ) =>
    write<Entry>(`/v1/wallets/${wallet.walletId}/entries`, {
      type: 'credit',
      fundedBy: kind === 'paid' ? 'externalPayment' : 'promotion',
      amount: usd(amount),
      grant,
    });
  const debit = (wallet: TestWallet, amount: number) =>
    write<Entry>(`/v1/wallets/${wallet.walletId}/entries`, { type: 'debit', amount: usd(amount) });
  const grantsOf = async (wallet: TestWallet) => {
    const path = `/v1/wallets/${wallet.walletId}/grants`;
    return (await server.call<{ items: WalletGrant[] }>('GET', path)).body.items;
  };
  const holdOf = async (wallet: TestWallet, body: object) =>
    (await write<Hold>(`/v1/wallets/${wallet.walletId}/holds`, body)).body;
  const balanceOf = async (wallet: TestWallet) => {
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`);
    return [body.balance.amount, body.pendingCharges.amount, body.availableBalance.amount];
  };

  test('lists grants in their order of consumption, with their remaining and reserved amounts', async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 100);
    await credit(wallet, 50, { kind: 'promotional', expiresAt: inDays(30) });
    await credit(wallet, 20, { kind: 'promotional', priority: 1 });
    await debit(wallet, 30);
    await holdOf(wallet, { amount: usd(15) });
    const listed = await grantsOf(wallet);
    expect(listed.map(({ kind, remaining, reserved }) => [kind, remaining.amount, reserved.amount])).toEqual([
      ['promotional', 40, 15],
      ['paid', 100, 0],
    ]);
    const seen = await server.call('GET', `/wallet/wallets/${wallet.walletId}/grants`, {
      token: wallet.token,
    });
    expect(seen.body).toEqual({
      items: listed.map(({ reserved: _, ...grant }) => grant),
      nextCursor: null,
      sequence: expect.any(Number),
    });
  });

  test('voids the unused balance of a grant with a reason, once per key', async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 50, { kind: 'promotional' });
    await debit(wallet, 10);
    await holdOf(wallet, { amount: usd(15) });
    const [grant] = await grantsOf(wallet);
    const path = `/v1/wallets/${wallet.walletId}/grants/${grant?.id}/void`;
    const voided = await write<Entry>(path, { reason: 'given by mistake' }, 'void');
    expect(voided).toMatchObject({ status: 201, body: { amount: usd(-25), reason: 'given by mistake' } });
    const again = await write<Entry>(path, { reason: 'given by mistake' }, 'void');
    expect(again.body).toEqual(voided.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const refused = await write(path, { reason: 'once more' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'insufficient_funds' } });
    const unknown = `/v1/wallets/${wallet.walletId}/grants/${grant?.id}9/void`;
    expect(await write(unknown, { reason: 'no such' })).toMatchObject({ status: 422 });
    expect(await write(unknown.replace('gra_', 'xxx_'), { reason: 'no id' })).toMatchObject({ status: 404 });
    expect(await balanceOf(wallet)).toEqual([15, 15, 0]);
  });

  test('rejects to void paid money, which the customer can have back', async () => {
    const wallet = await walletOf(server);
    await wallet.topUp('pm_card_visa');
    await credit(wallet, 50);
    const paid = (await grantsOf(wallet)).filter(({ kind }) => kind === 'paid');
    for (const { id } of paid) {
      const refused = await write(`/v1/wallets/${wallet.walletId}/grants/${id}/void`, { reason: 'no' });
      expect(refused).toMatchObject({ status: 422, body: { code: 'grant_not_promotional' } });
    }
    expect(paid).toHaveLength(2);
  });

  test('a credit states its source: promotions and corrections are promotional, an external payment is paid', async () => {
    const wallet = await walletOf(server);
    const path = `/v1/wallets/${wallet.walletId}/entries`;
    const body = { type: 'credit', amount: usd(10) };
    expect(await write(path, body)).toMatchObject({ status: 400, body: { errors: [{ field: 'fundedBy' }] } });
    expect(await write(path, { ...body, fundedBy: 'paid' })).toMatchObject({ status: 400 });
    for (const fundedBy of ['promotion', 'externalPayment', 'correction']) {
      expect((await write(path, { ...body, fundedBy })).status).toBe(201);
    }
    const grants = await grantsOf(wallet);
    expect(grants.map(({ kind, source }) => [kind, source])).toEqual([
      ['promotional', 'promotion'],
      ['promotional', 'correction'],
      ['paid', 'merchant'],
    ]);
  });

  test('invariant 17 (T): an expired grant loses its unused balance once, and its reserved amount after the hold is resolved', async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 100);
    await credit(wallet, 50, { kind: 'promotional', expiresAt: inDays(2) });
    const hold = await holdOf(wallet, { amount: usd(30) });
    server.advance(2 * dayMs);
    expect(await debit(wallet, 101)).toMatchObject({ status: 422, body: { code: 'insufficient_funds' } });
    await runTimedJobs(server.wallet);
    await runTimedJobs(server.wallet);
    expect(await balanceOf(wallet)).toEqual([130, 30, 100]);
    const path = `/v1/wallets/${wallet.walletId}/holds/${hold.id}/capture`;
    expect((await write(path, { amount: usd(10) })).status).toBe(200);
    await runTimedJobs(server.wallet);
    expect(await balanceOf(wallet)).toEqual([100, 0, 100]);
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/entries?source=expiry`);
    expect(body.items.map(({ amount }: Entry) => amount.amount)).toEqual([-20, -20]);
    const types = await wallet.eventTypes();
    expect(types.filter((type) => type === 'wallet.credit_expired')).toHaveLength(2);
  });

  test("warns once of expiring credit, as many days ahead as the merchant's settings specify", async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 50, { kind: 'promotional', expiresAt: inDays(9) });
    const warnings = async () => {
      await runTimedJobs(server.wallet);
      return (await wallet.eventTypes()).filter((type) => type === 'wallet.credit_expiring').length;
    };
    expect(await warnings()).toBe(0);
    server.advance(dayMs);
    expect(await warnings()).toBe(0);
    server.advance(dayMs + 1000);
    expect(await warnings()).toBe(1);
    expect(await warnings()).toBe(1);
    const early = await walletOf(server);
    await credit(early, 50, { kind: 'promotional', expiresAt: inDays(20) });
    await server.call('PATCH', '/v1/settings', { body: { settings: { creditExpiryWarningDays: 21 } } });
    await runTimedJobs(server.wallet);
    expect(await early.eventTypes()).toContain('wallet.credit_expiring');
    await server.call('PATCH', '/v1/settings', { body: { settings: { creditExpiryWarningDays: 7 } } });
  });

  test('invariant 13 (T): a hold expires after its time to live, is resolved once, and a late capture is rejected', async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 100);
    const path = `/v1/wallets/${wallet.walletId}/holds`;
    const body = { amount: usd(60), expiresInSeconds: 3600 };
    const made = await write<Hold>(path, body, 'ttl');
    server.advance(1000);
    expect((await write<Hold>(path, body, 'ttl')).body).toEqual(made.body);
    expect(await balanceOf(wallet)).toEqual([100, 60, 40]);
    server.advance(3_600_000);
    const capture = await write(`${path}/${made.body.id}/capture`, {});
    expect(capture).toMatchObject({ status: 422, body: { code: 'hold_not_open' } });
    await runTimedJobs(server.wallet);
    await runTimedJobs(server.wallet);
    expect(await balanceOf(wallet)).toEqual([100, 0, 100]);
    const { body: holds } = await server.call('GET', `${path}?status=all`);
    expect(holds.items).toMatchObject([{ status: 'expired' }]);
    const types = await wallet.eventTypes();
    expect(types.filter((type) => type === 'wallet.hold_expired')).toHaveLength(1);
    expect(await write(`${path}/${made.body.id}/release`)).toMatchObject({ status: 422 });
  });

  test('invariant 3 (G): captures and releases leave exact balances, and emit one event each', async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 100);
    const path = `/v1/wallets/${wallet.walletId}/holds`;
    const holds = [];
    for (const amount of [20, 30, 40]) holds.push(await holdOf(wallet, { amount: usd(amount) }));
    expect(await balanceOf(wallet)).toEqual([100, 90, 10]);
    expect(await write(`${path}/${holds[0]?.id}/capture`, { amount: usd(21) })).toMatchObject({
      body: { code: 'hold_exceeded' },
    });
    await write(`${path}/${holds[0]?.id}/capture`, {});
    expect(await balanceOf(wallet)).toEqual([80, 70, 10]);
    await write(`${path}/${holds[1]?.id}/capture`, { amount: usd(5) });
    expect(await balanceOf(wallet)).toEqual([75, 40, 35]);
    await write(`${path}/${holds[2]?.id}/release`);
    expect(await balanceOf(wallet)).toEqual([75, 0, 75]);
    expect((await wallet.eventTypes()).slice(-6)).toEqual([
      'wallet.hold_created',
      'wallet.hold_created',
      'wallet.hold_created',
      'wallet.payment_made',
      'wallet.payment_made',
      'wallet.hold_released',
    ]);
  });

  test('every entry of a wallet has an opposite entry in the right account of its merchant', async () => {
    const wallet = await walletOf(server);
    const books = async () => {
      const rows = await server.database.query<{ role: string; total: number }>(
        `select a.role, sum(p.amount)::bigint as total from ledger.postings p
         join ledger.accounts a on a.id = p.account_id and a.role <> 'wallet'
         where p.transaction_id in (select transaction_id from ledger.entries where account_id = $1) group by a.role`,
        [wallet.walletId],
      );
      return Object.fromEntries(rows.map(({ role, total }) => [role, total]));
    };
    const wallets = `/v1/wallets/${wallet.walletId}`;
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    expect(await books()).toEqual({ cash: -10_000, promotions: -500 });
    await debit(wallet, 700);
    expect(await books()).toEqual({ cash: -10_000, promotions: -500, revenue: 700 });
    await write(`/v1/top-ups/${topUp.id}/refunds`, { amount: { amount: 1_000, currency: 'USD' } });
    expect(await books()).toEqual({ cash: -9_000, promotions: -500, revenue: 700 });
    await credit(wallet, 40, { kind: 'promotional', priority: 1 });
    await write(`${wallets}/entries`, {
      type: 'credit',
      fundedBy: 'correction',
      amount: usd(25),
      grant: { priority: 2 },
    });
    for (const grant of (await grantsOf(wallet)).slice(0, 2)) {
      const { status } = await write(`${wallets}/grants/${grant.id}/void`, { reason: 'given by mistake' });
      expect(status).toBe(201);
    }
    const before = { cash: -9_000, promotions: -500, corrections: 0, revenue: 700 };
    expect(await books()).toEqual(before);
    await credit(wallet, 60);
    await write(`${wallets}/entries`, { type: 'adjustment', amount: usd(15) });
    await write(`${wallets}/entries`, { type: 'adjustment', amount: usd(-5) });
    expect(await books()).toEqual({ ...before, externalPayments: -60, corrections: -10 });
    await write(`${wallets}/entries`, { type: 'adjustment', amount: usd(-10) });
    await credit(wallet, 30, { kind: 'promotional', expiresAt: inDays(1) });
    server.advance(2 * dayMs);
    await runTimedJobs(server.wallet);
    const external = { externalPayments: -60, corrections: 0 };
    expect(await books()).toEqual({
      cash: -9_000,
      promotions: -530,
      revenue: 700,
      breakage: 30,
      ...external,
    });
    const hold = await holdOf(wallet, { amount: usd(100) });
    await write(`${wallets}/holds/${hold.id}/capture`, {});
    await credit(wallet, 20, { kind: 'promotional' });
    await write(`${wallets}/close`, {});
    expect(await books()).toEqual({ cash: -240, promotions: -550, revenue: 800, breakage: 50, ...external });
  });

  test('rejects invalid holds and credits, naming the field', async () => {
    const wallet = await walletOf(server);
    const path = `/v1/wallets/${wallet.walletId}/holds`;
    const both = { amount: usd(1), expiresAt: inDays(1), expiresInSeconds: 5 };
    for (const body of [
      both,
      { amount: usd(1), expiresInSeconds: 0 },
      { amount: usd(1), expiresAt: inDays(-1) },
    ]) {
      expect(await write(path, body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
    expect(await credit(wallet, 5, { expiresAt: inDays(-1) })).toMatchObject({ status: 400 });
  });

  test('forecasts a range, with the credit that will expire unspent', async () => {
    const wallet = await walletOf(server);
    const forecast = async () => {
      // A session expires during such a jump of the clock.
      const body = { scopes: ['view'] };
      const session = await server.call('POST', `/v1/customers/${wallet.customerId}/sessions`, { body });
      const path = `/wallet/wallets/${wallet.walletId}/forecast`;
      return (await server.call('GET', path, { token: session.body.token })).body;
    };
    await credit(wallet, 10_000);
    expect(await forecast()).toMatchObject({ averageDailySpend: null, daysLeft: null });
    for (const amount of [100, 100, 100, 100, 100, 200, 200, 200, 200, 200]) {
      server.advance(dayMs);
      await debit(wallet, amount);
    }
    server.advance(dayMs);
    await credit(wallet, 1000, { kind: 'promotional', expiresAt: inDays(4) });
    expect(await forecast()).toMatchObject({
      averageDailySpend: usd(150),
      basisDays: 10,
      daysLeft: { min: 47, max: 95 },
      expiringAtRisk: usd(400),
    });
  });
});
