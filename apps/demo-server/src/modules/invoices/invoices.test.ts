import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { readGrants } from '../../ledger/queries/grants.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { countRows } from '../../testing/countRows.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { applyInvoicePayment } from './applyInvoicePayment.ts';

const dayMs = 86_400_000;

describe.each(serverEngines)('invoices on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: 60_000 });
  });
  afterAll(async () => {
    expect(await verifyLedger(server.database)).toEqual([]);
    await server.close();
  });
  beforeEach(async () => {
    wallet = await walletOf(server);
  });
  afterEach(() => {
    Object.assign(server.processor.controls, { outage: false, answersToLose: 0, silent: false });
  });

  const credit = (amount: number, grant: object = {}, walletId = wallet.walletId) =>
    server.call('POST', `/v1/wallets/${walletId}/entries`, {
      key: crypto.randomUUID(),
      body: { type: 'credit', amount: { amount, currency: 'USD' }, ...grant },
    });
  const balance = async () => {
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`);
    return [body.balance.amount, body.pendingCharges.amount, body.availableBalance.amount];
  };
  const autoPay = (body: object) => server.call('PUT', `/v1/wallets/${wallet.walletId}/auto-pay`, { body });
  const events = async () => {
    const types = await wallet.eventTypes();
    return types.filter((type) => type !== 'wallet.created' && type !== 'wallet.topped_up');
  };

  describe('automatic payment', () => {
    test('an invoice is drafted, opened and paid from the wallet of its currency', async () => {
      await credit(5000);
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      expect(await invoice.state()).toEqual(['draft', 0, 3000, []]);
      expect(await balance()).toEqual([5000, 0, 5000]);
      const { status, body } = await invoice.send('open');
      expect([status, body.status, body.number]).toEqual([200, 'paid', expect.stringMatching(/^INV-\d{4}$/)]);
      expect(await invoice.state()).toEqual(['paid', 3000, 0, [['wallet', 3000, 'settled', 0]]]);
      expect(await balance()).toEqual([2000, 0, 2000]);
      const { body: entries } = await server.call('GET', `/v1/wallets/${wallet.walletId}/entries`);
      const reference = { type: 'invoice', id: body.number };
      expect(entries.items[0]).toMatchObject({ type: 'debit', source: 'invoice', reference });
    });

    test('due later, it reserves what it will take, and is paid on its day', async () => {
      await credit(5000);
      const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
      await invoice.send('open');
      expect(await invoice.state()).toEqual(['open', 0, 3000, []]);
      expect(await balance()).toEqual([5000, 3000, 2000]);
      await runPaymentJobs(server.wallet);
      expect((await invoice.read()).status).toBe('open');
      server.advance(dayMs);
      await runPaymentJobs(server.wallet);
      expect(await invoice.state()).toEqual(['paid', 3000, 0, [['wallet', 3000, 'settled', 0]]]);
      expect(await balance()).toEqual([2000, 0, 2000]);
      expect(await events()).toEqual(['wallet.hold_created', 'wallet.payment_made', 'invoice.paid']);
    });

    test('a short wallet is applied whole, and the next method pays the rest', async () => {
      await credit(1000);
      await wallet.saveMethod('pm_card_declined');
      await wallet.saveMethod('pm_card_three_d_secure');
      await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      expect(await invoice.state()).toEqual([
        'paid',
        3000,
        0,
        [
          ['wallet', 1000, 'settled', 0],
          ['paymentMethod', 2000, 'failed', 0],
          ['paymentMethod', 2000, 'settled', 0],
        ],
      ]);
      const { payments } = await invoice.read();
      expect(payments[1]?.failure).toMatchObject({ code: 'card_declined' });
      expect(payments[2]?.method).toMatchObject({ label: 'Visa •••• 4242' });
    });

    test('without another method, or when it declines, it stays partially paid', async () => {
      await credit(1000);
      const first = await invoiceOf(server, wallet, { total: 3000 });
      await first.send('open');
      expect(await first.state()).toEqual(['partiallyPaid', 1000, 2000, [['wallet', 1000, 'settled', 0]]]);
      expect(await events()).toEqual([
        'wallet.hold_created',
        'wallet.payment_made',
        'invoice.partially_paid',
      ]);
      await credit(500);
      await wallet.saveMethod('pm_card_declined');
      const second = await invoiceOf(server, wallet, { total: 600 });
      await second.send('open');
      expect((await second.state()).slice(0, 3)).toEqual(['partiallyPaid', 500, 100]);
    });

    test('a method that was removed is charged for no invoice, opened before or after', async () => {
      const { id } = await wallet.saveMethod('pm_card_visa');
      const later = await invoiceOf(server, wallet, { total: 2000, dueInMs: dayMs });
      await later.send('open');
      await server.call('DELETE', `/v1/customers/${wallet.customerId}/payment-methods/${id}`);
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      server.advance(dayMs);
      await runPaymentJobs(server.wallet);
      expect([await invoice.state(), await later.state()]).toEqual([
        ['open', 0, 3000, []],
        ['open', 0, 2000, []],
      ]);
    });

    test('an invoice in euros leaves the wallet in dollars alone', async () => {
      await credit(5000);
      const invoice = await invoiceOf(server, wallet, { total: 3000, currency: 'EUR' });
      await invoice.send('open');
      expect(await invoice.state()).toEqual(['open', 0, 3000, []]);
      expect(await balance()).toEqual([5000, 0, 5000]);
    });

    test('switched off, nothing is reserved or taken; switching off lets go of what was', async () => {
      await credit(5000);
      const earlier = await invoiceOf(server, wallet, { total: 1000, dueInMs: dayMs });
      await earlier.send('open');
      expect((await autoPay({ enabled: false })).body).toMatchObject({ enabled: false, priority: 1 });
      expect(await balance()).toEqual([5000, 0, 5000]);
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      server.advance(2 * dayMs);
      await runPaymentJobs(server.wallet);
      expect([await earlier.state(), await invoice.state()]).toEqual([
        ['open', 0, 1000, []],
        ['open', 0, 3000, []],
      ]);
    });

    test('a wallet of priority 2 is the fallback of the first method', async () => {
      await credit(5000);
      await autoPay({ enabled: true, priority: 2 });
      await wallet.saveMethod('pm_card_declined');
      await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      expect((await invoice.state())[3]).toEqual([
        ['paymentMethod', 3000, 'failed', 0],
        ['wallet', 3000, 'settled', 0],
      ]);
    });

    test('a frozen wallet pays nothing, the next method does', async () => {
      await credit(5000);
      await wallet.saveMethod('pm_card_visa');
      await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      expect((await invoice.state())[3]).toEqual([['paymentMethod', 3000, 'settled', 0]]);
    });

    test('a bank debit pays when it settles; until then nothing else is tried', async () => {
      const method = await wallet.saveMethod('pm_bank_debit');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      expect(await invoice.state()).toEqual(['open', 0, 3000, [['paymentMethod', 3000, 'processing', 0]]]);
      expect(await invoice.pay(method.id)).toMatchObject({
        status: 422,
        body: { code: 'invoice_not_payable' },
      });
      expect(await invoice.send('void')).toMatchObject({ status: 409 });
      server.advance(60_001);
      await server.processor.runDue();
      expect((await invoice.read()).status).toBe('paid');
    });
  });

  describe('payment by hand', () => {
    test('the customer pays from the wallet, and the rest by a method', async () => {
      await autoPay({ enabled: false });
      await credit(1000);
      const method = await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      expect(await invoice.pay()).toMatchObject({ status: 404 });
      await invoice.send('open');
      const partly = await invoice.pay(undefined, 'partly');
      expect(partly.body).toMatchObject({ status: 'partiallyPaid', due: { amount: 2000 } });
      expect(await invoice.pay()).toMatchObject({ status: 422, body: { code: 'insufficient_funds' } });
      const theirs = await (await walletOf(server)).saveMethod('pm_card_visa');
      expect(await invoice.pay(theirs.id)).toMatchObject({ status: 404 });
      expect((await invoice.pay(method.id)).body).toMatchObject({ status: 'paid', due: { amount: 0 } });
      const again = await invoice.pay(undefined, 'partly');
      expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([partly.body, 'true']);
      expect(await invoice.pay()).toMatchObject({ status: 422, body: { code: 'invoice_not_payable' } });
      const { body: listed } = await server.call('GET', '/wallet/invoices', { token: wallet.token });
      expect(listed.items.map(({ id }: { id: string }) => id)).toEqual([invoice.id]);
    });

    test('the merchant names the methods; what was reserved is free again once paid', async () => {
      await credit(3000);
      const method = await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
      await invoice.send('open');
      expect((await invoice.send('payments', { methods: [method.id] })).body.status).toBe('paid');
      expect(await balance()).toEqual([3000, 0, 3000]);
      expect((await events()).slice(-2)).toEqual(['wallet.hold_released', 'invoice.paid']);
    });

    test('many at once pay an invoice once', async () => {
      await credit(10_000);
      const method = await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 12_000, dueInMs: dayMs });
      await invoice.send('open');
      const answers = await Promise.all(Array.from({ length: 8 }, () => invoice.pay(method.id)));
      expect(answers.filter(({ status }) => status === 201 || status === 200).length).toBeGreaterThan(0);
      expect((await invoice.state()).slice(0, 3)).toEqual(['paid', 12_000, 0]);
      expect(await balance()).toEqual([0, 0, 0]);
    });
  });

  describe('what goes wrong on the way', () => {
    const charged = async () => {
      const rows = await server.database.query<{ amount: number }>(
        `select amount from test_processor_payments where idempotency_key like 'ipm_%' and status = 'succeeded'
         and idempotency_key in (select id from invoice_payments p join invoices i on i.id = p.invoice_id
           where i.customer_id = $1)`.replace('select id from', 'select p.id from'),
        [wallet.customerId],
      );
      return rows.map(({ amount }) => amount);
    };

    test('a lost answer: the same key finds the payment, and charges once', async () => {
      const method = await wallet.saveMethod('pm_card_visa');
      await autoPay({ enabled: false });
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      server.processor.controls.answersToLose = 1;
      expect(await invoice.pay(method.id, 'lost')).toMatchObject({ status: 503 });
      expect((await invoice.pay(method.id, 'lost')).body.status).toBe('paid');
      await server.processor.runDue();
      expect(await charged()).toEqual([3000]);
    });

    test('tellings that are repeated, late or out of order pay once', async () => {
      await wallet.saveMethod('pm_bank_debit');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      const [{ id: idempotencyKey = '' } = {}] = (await invoice.read()).payments;
      const tell = (status: 'succeeded' | 'processing' | 'declined', version: number) => {
        const payment = { idempotencyKey, version, expectedAt: null };
        const failure = { code: 'card_declined', message: 'Late' } as const;
        const telling = status === 'declined' ? { ...payment, ...failure, status } : { ...payment, status };
        return applyInvoicePayment(server.wallet, telling);
      };
      await tell('processing', 3);
      await tell('declined', 2);
      expect((await invoice.state())[3]).toEqual([['paymentMethod', 3000, 'processing', 0]]);
      await Promise.all([
        tell('succeeded', 4),
        tell('succeeded', 5),
        tell('succeeded', 4),
        tell('declined', 3),
      ]);
      await tell('declined', 6);
      expect(await invoice.state()).toEqual(['paid', 3000, 0, [['paymentMethod', 3000, 'settled', 0]]]);
    });

    test('an outage: the sweeper asks again by the same id, and goes on with the next method', async () => {
      await credit(1000);
      await wallet.saveMethod('pm_processor_outage');
      await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      expect((await invoice.send('open')).body).toMatchObject({ status: 'partiallyPaid' });
      server.advance(60_000);
      await runPaymentJobs(server.wallet).catch(() => undefined);
      expect((await invoice.read()).due.amount).toBe(2000);
      server.advance(10 * 60_000);
      await runPaymentJobs(server.wallet).catch(() => undefined);
      expect(await invoice.state()).toEqual([
        'paid',
        3000,
        0,
        [
          ['wallet', 1000, 'settled', 0],
          ['paymentMethod', 2000, 'failed', 0],
          ['paymentMethod', 2000, 'settled', 0],
        ],
      ]);
      expect(await charged()).toEqual([2000]);
    });
  });

  describe('taking back', () => {
    test('invariant 19 (G): voiding restores the very grants that were consumed', async () => {
      const promotional = { kind: 'promotional', expiresAt: new Date(Date.now() + 40 * dayMs).toISOString() };
      await credit(700, { grant: promotional });
      await credit(1000, { grant: { kind: 'paid', priority: 7 } });
      await credit(300);
      const before = await readGrants(server.database, wallet.walletId);
      const invoice = await invoiceOf(server, wallet, { total: 2500 });
      await invoice.send('open');
      expect(await balance()).toEqual([0, 0, 0]);
      const { body } = await invoice.send('void');
      expect(body).toMatchObject({
        status: 'void',
        due: { amount: 0 },
        payments: [{ refunded: { amount: 2000 } }],
      });
      expect(await readGrants(server.database, wallet.walletId)).toEqual(before);
      expect((await invoice.send('void')).body.status).toBe('void');
    });

    test('voiding an open one lets go of its money; a paid one has to be refunded', async () => {
      await credit(3000);
      const open = await invoiceOf(server, wallet, { total: 2000, dueInMs: dayMs });
      await open.send('open');
      await open.send('void');
      expect(await balance()).toEqual([3000, 0, 3000]);
      const draft = await invoiceOf(server, wallet, { total: 2000 });
      const refused = { status: 422, body: { code: 'invoice_not_payable' } };
      const pays = [open.pay(), open.send('payments'), draft.send('payments')];
      expect(await Promise.all(pays)).toMatchObject([refused, refused, refused]);
      const paid = await invoiceOf(server, wallet, { total: 2000 });
      await paid.send('open');
      const before = await countRows(server.database);
      expect(await paid.send('void')).toMatchObject({
        status: 409,
        body: { code: 'invoice_status_conflict' },
      });
      expect(await paid.send('open')).toMatchObject({
        status: 409,
        body: { code: 'invoice_status_conflict' },
      });
      expect(await countRows(server.database)).toEqual(before);
    });
  });

  test('invariant 18 (P): wallet part + other methods + still due = total, whatever is there', async () => {
    const tokens = ['pm_card_visa', 'pm_card_declined', 'pm_bank_debit', 'pm_card_insufficient_funds'];
    const scenario = fc.record({
      credits: fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 2 }),
      total: fc.integer({ min: 1, max: 9000 }),
      methods: fc.array(fc.constantFrom(...tokens), { maxLength: 3 }),
      priority: fc.integer({ min: 1, max: 4 }),
      isLater: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ credits, total, methods, priority, isLater }) => {
        wallet = await walletOf(server);
        for (const amount of credits) await credit(amount);
        for (const token of methods) await wallet.saveMethod(token);
        await autoPay({ enabled: true, priority });
        const invoice = await invoiceOf(server, wallet, { total, ...(isLater ? { dueInMs: 1000 } : {}) });
        const check = async () => {
          const { status, due, payments, paid } = await invoice.read();
          const settled = payments.filter((payment) => payment.status === 'settled');
          const sum = (type: string) =>
            settled
              .filter(({ method }) => method.type === type)
              .reduce((all, one) => all + one.amount.amount, 0);
          expect(sum('wallet') + sum('paymentMethod') + due.amount).toBe(total);
          expect(sum('wallet') + sum('paymentMethod')).toBe(paid.amount);
          const [stands, held] = await balance();
          const funds = credits.reduce((all, amount) => all + amount, 0);
          expect(stands).toBe(funds - sum('wallet'));
          if (status === 'paid') expect([due.amount, held]).toEqual([0, 0]);
        };
        await invoice.send('open');
        await check();
        server.advance(61_000);
        await server.processor.runDue();
        await runPaymentJobs(server.wallet);
        await check();
      }),
      { numRuns: 6 },
    );
  });
});
