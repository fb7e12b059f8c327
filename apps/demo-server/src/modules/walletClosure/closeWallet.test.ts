import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { expireHolds } from '../holds/expireHolds.ts';
import type { RefundPart } from '../refunds/repository.ts';
import { findWallet } from '../wallets/wallets.ts';
import { resumeClosings } from './closeWallet.ts';
import { beginClosing, type CloseWalletParameters, takeClosingStep } from './closingSteps.ts';
import type { WalletClosure } from './repository.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Adds up the amounts of each destination and card. */
function sumsOf(
  parts: readonly Pick<RefundPart, 'destination' | 'paidWith' | 'amount'>[],
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { destination, paidWith, amount } of parts) {
    const name = `${destination} ${paidWith}`;
    sums[name] = (sums[name] ?? 0) + amount.amount;
  }
  return sums;
}

describe.each(serverEngines)('closing a wallet on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: 1000 });
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
    post('/entries', {
      type: 'credit',
      fundedBy: kind === 'paid' ? 'externalPayment' : 'promotion',
      amount: usd(amount),
    });
  const close = (body: object = {}, key?: string) =>
    server.call<WalletClosure>('POST', `/v1/wallets/${wallet.walletId}/close`, {
      body,
      key: key ?? crypto.randomUUID(),
    });
  const parts = ({ refund }: WalletClosure) =>
    refund?.parts.map(({ destination, amount, status }) => [destination, amount.amount, status]);

  test('refunds the paid balance to its cards, newest first, and leaves the rest to the merchant', async () => {
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
      ['external', 300, 'pending'],
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
    expect(types.slice(-5)).toEqual([
      'wallet.closing',
      'wallet.hold_released',
      'wallet.refunded',
      'wallet.adjusted',
      'wallet.closed',
    ]);
  });

  test('a preview returns the amounts that closing then moves, and changes nothing', async () => {
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

  test('closing twice or concurrently has the same effect as closing once', async () => {
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
    const audit = await server.database.query(
      "select id from audit_log where $1 = any (subjects) and action = 'wallets.close'",
      [wallet.walletId],
    );
    expect(audit).toHaveLength(1);
  });

  test('pays out to the destination that the merchant chooses, and captures the holds', async () => {
    await wallet.topUp('pm_card_visa', { amount: 5000 });
    const invoice = await invoiceOf(server, wallet, { total: 1200, dueInMs: 1000 });
    await invoice.send('open');
    await post('/holds', { amount: usd(800) });
    const { body } = await close({ destination: 'external', holds: 'capture' });
    expect(body).toMatchObject({ captured: usd(2000), refunded: usd(3000) });
    expect(parts(body)).toEqual([['external', 3000, 'pending']]);
    expect((await invoice.read()).status).toBe('paid');
  });

  test('captured holds pay their invoices as far as they cover them, and emit the events', async () => {
    await credit(1000);
    const invoice = await invoiceOf(server, wallet, { total: 1500, dueInMs: 1000 });
    await invoice.send('open');
    const { body } = await close({ holds: 'capture' });
    expect(body).toMatchObject({ captured: usd(1000), refund: null });
    expect((await invoice.state()).slice(0, 3)).toEqual(['partiallyPaid', 1000, 500]);
    expect((await wallet.eventTypes()).slice(-2)).toEqual(['invoice.partially_paid', 'wallet.closed']);
  });

  test('an invoice whose hold was released is paid by a card afterwards', async () => {
    await credit(1000);
    const invoice = await invoiceOf(server, wallet, { total: 1000, dueInMs: 86_400_000 });
    await invoice.send('open');
    expect((await close()).body).toMatchObject({ captured: usd(0), refunded: usd(1000) });
    expect((await invoice.read()).holdId).toBeNull();
    const method = await wallet.saveMethod('pm_card_visa');
    expect((await invoice.pay(method.id)).body).toMatchObject({ status: 'paid', due: usd(0) });
  });

  test('closes a frozen wallet; a refund that a card rejects is retried, or paid out by the merchant', async () => {
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
    expect(parts({ ...body, refund: given })?.[0]).toEqual(['external', 1000, 'pending']);
  });

  /** Begins a closure and takes some of its steps, like a server that is killed after them. */
  const beginAndDie = async (parameters: Partial<CloseWalletParameters>, steps: number) => {
    const { walletId } = wallet;
    await server.database.transaction(async (transaction) => {
      const [merchant] = await transaction.query<{ id: string }>('select id from merchants');
      const owner = { merchantId: merchant?.id ?? '', customerId: null };
      const whole = { walletId, reason: null, destination: 'original', holds: 'release' } as const;
      await beginClosing(server.wallet, transaction, {
        wallet: await findWallet(transaction, owner, walletId),
        owner,
        parameters: { ...whole, ...parameters },
      });
    });
    for (let step = 0; step < steps; step += 1) {
      await takeClosingStep(server.wallet, walletId, { grants: 1, holds: 1 });
    }
  };
  const preview = async (body: object) => (await post('/close/preview', body)).body;
  const figures = ({ captured, refunded, forfeited, writtenOff }: WalletClosure) => ({
    captured,
    refunded,
    forfeited,
    writtenOff,
  });

  test('repeating the request finishes an interrupted closure, and a further repeat returns the same response', async () => {
    await credit(300);
    await credit(200);
    await wallet.topUp('pm_card_visa', { amount: 2000 });
    await beginAndDie({}, 1);
    expect((await server.call('GET', `/v1/wallets/${wallet.walletId}`)).body.status).toBe('closing');
    expect((await server.call('GET', `/v1/wallets/${wallet.walletId}/closure`)).body).toMatchObject({
      closedAt: null,
      refunded: usd(300),
    });
    const { status, body } = await close({}, `killed ${engine}`);
    expect([status, body.refunded, parts(body)]).toEqual([
      200,
      usd(2500),
      [
        ['paymentMethod', 2000, 'settled'],
        ['external', 500, 'pending'],
      ],
    ]);
    expect(body.closedAt).not.toBeNull();
    expect((await close({}, `killed ${engine}`)).body).toEqual(body);
    expect((await wallet.eventTypes()).filter((type) => type.startsWith('wallet.clos'))).toEqual([
      'wallet.closing',
      'wallet.closed',
    ]);
  });

  test('a closing wallet rejects every write, and the worker pool closes it', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    await credit(300);
    await credit(200);
    const { body: hold } = await post('/holds', { amount: usd(100) });
    await beginAndDie({}, 0);
    const writes = await Promise.all([
      credit(100),
      post('/entries', { type: 'debit', amount: usd(1) }),
      post('/entries', { type: 'adjustment', amount: usd(1) }),
      post('/holds', { amount: usd(1) }),
      post(`/holds/${hold.id}/release`),
      post('/top-ups', { amount: usd(2000), paymentMethodId: method.id }),
      post('/freeze'),
      post('/unfreeze'),
      server.call('PUT', `/v1/wallets/${wallet.walletId}/auto-pay`, { body: { enabled: false } }),
    ]);
    expect(writes.map(({ status, body: refused }) => [status, refused.code])).toEqual(
      writes.map(() => [422, 'wallet_closing']),
    );
    expect(await wallet.balance()).toBe(500);
    server.advance(20_001);
    await runPaymentJobs(server.wallet);
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/closure`);
    expect(body).toMatchObject({ refunded: usd(500), closedAt: expect.any(String) });
    expect((await server.call('GET', `/v1/wallets/${wallet.walletId}`)).body.status).toBe('closed');
  });

  test('returns a payment that arrives while the wallet closes, and a dispute still takes its money', async () => {
    await wallet.topUp('pm_card_disputed', { amount: 2000 });
    const { body: late } = await wallet.topUp('pm_bank_debit', { amount: 1000 });
    await credit(300);
    await beginAndDie({}, 0);
    server.advance(1001);
    await server.processor.runDue();
    expect(await wallet.read(late.id)).toMatchObject({
      status: 'failed',
      failure: { code: 'wallet_closed' },
    });
    expect(await wallet.balance()).toBe(300);
    const { body } = await close();
    expect([figures(body), parts(body)]).toEqual([
      { captured: usd(0), refunded: usd(300), forfeited: usd(0), writtenOff: usd(0) },
      [['external', 300, 'pending']],
    ]);
  });

  test('captures holds only up to the balance after a dispute took reserved funds', async () => {
    await wallet.topUp('pm_card_disputed', { amount: 2000 });
    await credit(500);
    const invoice = await invoiceOf(server, wallet, { total: 1800, dueInMs: 3_600_000 });
    await invoice.send('open');
    server.advance(1001);
    await server.processor.runDue();
    const foreseen = await preview({ holds: 'capture' });
    const { status, body } = await close({ holds: 'capture' });
    expect(status).toBe(200);
    expect(figures(body)).toEqual(figures(foreseen));
    expect(body.captured).toEqual(usd(500));
    expect((await invoice.state()).slice(0, 3)).toEqual(['partiallyPaid', 500, 1300]);
  });

  test('releases the hold of an invoice that a card pays while the wallet closes', async () => {
    await credit(1000);
    const invoice = await invoiceOf(server, wallet, { total: 1000, dueInMs: 86_400_000 });
    await invoice.send('open');
    const method = await wallet.saveMethod('pm_card_visa');
    await beginAndDie({ holds: 'capture' }, 0);
    expect((await invoice.send('payments', { methods: [method.id] })).body).toMatchObject({ status: 'paid' });
    const { body } = await close({ holds: 'capture' });
    expect([body.captured, body.refunded]).toEqual([usd(0), usd(1000)]);
    expect((await invoice.state())[1]).toBe(1000);
  });

  test('holds that expire while their wallet closes do not fail the job that expires holds', async () => {
    await credit(1000);
    await post('/holds', { amount: usd(100), expiresInSeconds: 60 });
    server.advance(61_000);
    // The wallet closes after the job has read its holds and before it releases them.
    let isClosed = false;
    const database: typeof server.database = {
      ...server.database,
      query: async (sql, parameters) => {
        const rows = await server.database.query(sql, parameters);
        if (!isClosed && sql.includes('ledger.holds')) {
          isClosed = true;
          await close();
        }
        return rows as never;
      },
    };
    await expireHolds({ ...server.wallet, database });
    expect(isClosed).toBe(true);
    wallet = await walletOf(server);
    await credit(1000);
    await post('/holds', { amount: usd(100), expiresInSeconds: 60 });
    server.advance(61_000);
    await beginAndDie({}, 0);
    await expireHolds(server.wallet);
    expect((await close()).body.refunded).toEqual(usd(1000));
  });

  test('invariant 29 (P X): a preview equals the closure, wherever that is interrupted and resumed', async () => {
    const amount = fc.integer({ min: 1, max: 3000 });
    const action = fc.oneof(
      fc.record({ kind: fc.constantFrom('paid', 'promotional', 'expiring'), amount }),
      fc.record({ kind: fc.constantFrom('visa', 'disputed'), amount: fc.integer({ min: 500, max: 3000 }) }),
      fc.record({ kind: fc.constantFrom('debit', 'hold', 'invoice', 'debitedInvoice'), amount }),
    );
    const scenario = fc.record({
      actions: fc.array(action, { minLength: 1, maxLength: 9 }),
      disputes: fc.boolean(),
      holds: fc.constantFrom('release' as const, 'capture' as const),
      destination: fc.constantFrom('original' as const, 'external' as const),
      steps: fc.integer({ min: 0, max: 12 }),
      resumedBy: fc.constantFrom('worker', 'request'),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ actions, disputes, holds, destination, steps, resumedBy }) => {
        wallet = await walletOf(server);
        const debitMethod = await wallet.saveMethod('pm_bank_debit');
        for (const { kind, amount: value } of actions) await act(kind, value, debitMethod.id);
        if (disputes || resumedBy === 'worker') {
          server.advance(1001);
          await server.processor.runDue();
        }
        const foreseen = await preview({ holds, destination });
        await beginAndDie({ holds, destination }, 0);
        for (let step = 0; step < steps; step += 1) {
          await takeClosingStep(server.wallet, wallet.walletId, { grants: 1, holds: 1 });
          expect(await preview({})).toEqual(foreseen);
        }
        expect(await verifyLedger(server.database, { accountId: wallet.walletId })).toEqual([]);
        if (resumedBy === 'worker') {
          server.advance(20_001);
          await resumeClosings(server.wallet);
        }
        const { body } = await close();
        expect(figures(body)).toEqual(figures(foreseen));
        expect(await preview({})).toEqual(foreseen);
        expect(sumsOf(body.refund?.parts ?? [])).toEqual(sumsOf(foreseen.parts));
        expect(await wallet.balance()).toBe(0);
        expect(await verifyLedger(server.database, { accountId: wallet.walletId })).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  const act = async (kind: string, value: number, debitMethodId: string) => {
    const expiresAt = new Date(server.wallet.now().getTime() + 900).toISOString();
    switch (kind) {
      case 'paid':
      case 'promotional':
        return credit(value, kind);
      case 'expiring':
        return post('/entries', {
          type: 'credit',
          amount: usd(value),
          fundedBy: 'promotion',
          grant: { expiresAt },
        });
      case 'visa':
      case 'disputed':
        return wallet.topUp(`pm_card_${kind}`, { amount: value });
      case 'debit':
        return post('/entries', { type: 'debit', amount: usd(value) });
      case 'hold':
        return post('/holds', { amount: usd(value) });
      default: {
        const invoice = await invoiceOf(server, wallet, { total: value, dueInMs: 86_400_000 });
        await invoice.send('open');
        return kind === 'invoice' ? null : invoice.send('payments', { methods: [debitMethodId] });
      }
    }
  };

  test('invariant 29 (P): a closed wallet has balance 0, no holds and no auto top-up, and rejects every write', async () => {
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
