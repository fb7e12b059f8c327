import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../ledger/verifyLedger.ts';
import { invoiceOf } from '../testing/invoiceOf.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../testing/walletOf.ts';
import type { WalletClosure } from './closureRows.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('closing a wallet on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(async () => {
    expect(await verifyLedger(server.database)).toEqual([]);
    await server.close();
  });
  beforeEach(async () => {
    wallet = await walletOf(server);
  });

  const post = (path: string, body?: object, key: string = crypto.randomUUID()) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}${path}`, { key, ...(body ? { body } : {}) });
  const credit = (amount: number, kind: 'paid' | 'promotional' = 'paid') =>
    post('/entries', { type: 'credit', amount: usd(amount), grant: { kind } });
  const close = (body: object = {}, key?: string) =>
    server.call<WalletClosure>('POST', `/v1/wallets/${wallet.walletId}/close`, {
      body,
      key: key ?? crypto.randomUUID(),
    });
  const parts = ({ refund }: WalletClosure) =>
    refund?.parts.map(({ destination, amount, status }) => [destination, amount.amount, status]);

  test('the paid rest goes to its sources, newest first; what came by no card is for the merchant', async () => {
    await credit(300);
    await wallet.topUp('pm_card_visa', { amount: 2000 });
    await wallet.topUp('pm_card_mastercard', { amount: 5000 });
    await credit(700, 'promotional');
    await post('/holds', { amount: usd(100) });
    const { status, body } = await close({ reason: 'Moved away' });
    expect(status).toBe(200);
    expect(parts(body)).toEqual([
      ['paymentMethod', 5000, 'settled'],
      ['paymentMethod', 2000, 'settled'],
      ['external', 300, 'settled'],
    ]);
    expect(body).toMatchObject({
      refunded: usd(7300),
      forfeited: usd(700),
      reason: 'Moved away',
      actor: 'merchant',
    });
    const { body: balance } = await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`);
    expect(balance).toMatchObject({ status: 'closed', balance: usd(0), pendingCharges: usd(0) });
    const types = await wallet.eventTypes();
    expect(types.slice(-4)).toEqual([
      'wallet.hold_released',
      'wallet.refunded',
      'wallet.adjusted',
      'wallet.closed',
    ]);
  });

  test('a preview says in figures what closing then does, and does nothing itself', async () => {
    await credit(300);
    await wallet.topUp('pm_card_visa', { amount: 2000 });
    await credit(700, 'promotional');
    await post('/holds', { amount: usd(100) });
    const seen = async () => [
      await wallet.balance(),
      await wallet.eventTypes(),
      (await server.call('GET', `/v1/wallets/${wallet.walletId}`)).body.status,
      (await server.call('GET', `/v1/wallets/${wallet.walletId}/holds`)).body.items.length,
      await server.database.query('select id from refunds where wallet_id = $1', [wallet.walletId]),
    ];
    const before = await seen();
    const preview = await post('/close/preview', { holds: 'capture' });
    expect(preview.status).toBe(200);
    expect(await seen()).toEqual(before);
    const { body } = await close({ holds: 'capture' });
    const { captured, refunded, forfeited, writtenOff } = body;
    expect(preview.body).toMatchObject({ captured, refunded, forfeited, writtenOff });
    expect(captured).toEqual(usd(100));
    expect(preview.body.parts).toEqual(
      body.refund?.parts.map(({ destination, amount, paidWith }) => ({ destination, amount, paidWith })),
    );
    expect(preview.body.parts.map(({ paidWith }: { paidWith: string | null }) => paidWith)).toEqual([
      'Visa •••• 4242',
      null,
    ]);
  });

  test('twice is the same as once, also many at once', async () => {
    await wallet.topUp('pm_card_visa', { amount: 2000 });
    const answers = await Promise.all(Array.from({ length: 4 }, () => close()));
    expect(new Set(answers.map(({ body }) => body.refund?.id)).size).toBe(1);
    const { body } = await close({ destination: 'external' });
    expect(body).toMatchObject({ destination: 'original', refunded: usd(2000) });
    const rows = await server.database.query(
      'select f.amount from test_processor_refunds f join top_ups t on t.id = f.payment_key where t.wallet_id = $1',
      [wallet.walletId],
    );
    expect(rows).toEqual([{ amount: 2000 }]);
    expect((await server.call('GET', `/v1/wallets/${wallet.walletId}/closure`)).body).toEqual(body);
  });

  test('to a destination that the merchant names, and with its holds settled', async () => {
    await wallet.topUp('pm_card_visa', { amount: 5000 });
    const invoice = await invoiceOf(server, wallet, { total: 1200, dueInMs: 1000 });
    await invoice.send('open');
    await post('/holds', { amount: usd(800) });
    const { body } = await close({ destination: 'external', holds: 'capture' });
    expect(body).toMatchObject({ captured: usd(2000), refunded: usd(3000) });
    expect(parts(body)).toEqual([['external', 3000, 'settled']]);
    expect((await invoice.read()).status).toBe('paid');
  });

  test('holds that are settled pay their invoices as far as they reach, and tell so', async () => {
    await credit(1000);
    const invoice = await invoiceOf(server, wallet, { total: 1500, dueInMs: 1000 });
    await invoice.send('open');
    const { body } = await close({ holds: 'capture' });
    expect(body).toMatchObject({ captured: usd(1000), refund: null });
    expect((await invoice.state()).slice(0, 3)).toEqual(['partiallyPaid', 1000, 500]);
    expect((await wallet.eventTypes()).slice(-2)).toEqual(['invoice.partially_paid', 'wallet.closed']);
  });

  test('an invoice whose hold was let go is paid by a card afterwards', async () => {
    await credit(1000);
    const invoice = await invoiceOf(server, wallet, { total: 1000, dueInMs: 86_400_000 });
    await invoice.send('open');
    expect((await close()).body).toMatchObject({ captured: usd(0), refunded: usd(1000) });
    expect((await invoice.read()).holdId).toBeNull();
    const method = await wallet.saveMethod('pm_card_visa');
    expect((await invoice.pay(method.id)).body).toMatchObject({ status: 'paid', due: usd(0) });
  });

  test('a frozen wallet can be closed; a card that refuses is asked again, or the merchant pays it out', async () => {
    await wallet.topUp('pm_card_refund_fails_once', { amount: 2000 });
    await wallet.topUp('pm_card_refund_fails', { amount: 1000 });
    await post('/freeze');
    const { body } = await close();
    expect(body.refund?.status).toBe('failed');
    const path = `/v1/refunds/${body.refund?.id}`;
    const { body: retried } = await server.call('POST', `${path}/retry`, { key: `again ${engine}` });
    expect(parts({ ...body, refund: retried })).toEqual([
      ['paymentMethod', 1000, 'failed'],
      ['paymentMethod', 2000, 'settled'],
    ]);
    const { body: given } = await server.call('POST', `${path}/credit`, { key: `given ${engine}` });
    expect(parts({ ...body, refund: given })?.[0]).toEqual(['external', 1000, 'settled']);
  });

  test('invariant 29 (P): a closed wallet has balance 0, no holds, no rule, and refuses every write', async () => {
    const scenario = fc.record({
      paid: fc.integer({ min: 0, max: 3000 }),
      promotional: fc.integer({ min: 0, max: 3000 }),
      spent: fc.integer({ min: 0, max: 4000 }),
      held: fc.integer({ min: 0, max: 2000 }),
      holds: fc.constantFrom('release', 'capture'),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ paid, promotional, spent, held, holds }) => {
        wallet = await walletOf(server);
        const method = await wallet.saveMethod('pm_card_visa');
        if (paid > 0) await credit(paid);
        if (promotional > 0) await credit(promotional, 'promotional');
        if (spent > 0) await post('/entries', { type: 'debit', amount: usd(spent) });
        if (held > 0) await post('/holds', { amount: usd(held) });
        const amounts = { threshold: usd(1), amount: usd(500), monthlyCap: usd(1000) };
        const rule = await server.call('PUT', `/wallet/wallets/${wallet.walletId}/auto-top-up`, {
          token: wallet.token,
          key: crypto.randomUUID(),
          headers: { 'if-match': '"0"' },
          body: { mode: 'fixed', ...amounts, dailyCount: 1, paymentMethodId: method.id },
        });
        expect(rule).toMatchObject({ status: 200, body: { status: expect.not.stringMatching('off') } });
        const before = await wallet.balance();
        const { body } = await close({ holds });
        const { captured, refunded, forfeited, writtenOff } = body;
        expect(captured.amount + refunded.amount + forfeited.amount).toBe(before);
        expect([writtenOff.amount, await wallet.balance()]).toEqual([0, 0]);
        expect((await server.call('GET', `/v1/wallets/${wallet.walletId}/holds`)).body.items).toEqual([]);
        const rules = await server.database.query(
          'select wallet_id from auto_top_ups where wallet_id = $1 and enabled',
          [wallet.walletId],
        );
        expect(rules).toEqual([]);
        const writes = await Promise.all([
          credit(100),
          post('/entries', { type: 'debit', amount: usd(1) }),
          post('/entries', { type: 'adjustment', amount: usd(1) }),
          post('/holds', { amount: usd(1) }),
          post('/top-ups', { amount: usd(2000), paymentMethodId: method.id }),
          post('/freeze'),
          post('/unfreeze'),
          server.call('PUT', `/v1/wallets/${wallet.walletId}/auto-pay`, { body: { enabled: true } }),
        ]);
        expect(writes.map(({ status, body: refused }) => [status, refused.code])).toEqual(
          writes.map(() => [422, 'wallet_closed']),
        );
      }),
      { numRuns: 5 },
    );
  });
});
