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

  const credit = (amount: number, terms: object = {}, walletId = wallet.walletId) =>
    server.call('POST', `/v1/wallets/${walletId}/entries`, {
      key: crypto.randomUUID(),
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount, currency: 'USD' }, ...terms },
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
    test('pays an opened invoice from the wallet in its currency', async () => {
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

    test('reserves funds for an invoice that is due later, and collects it on its due date', async () => {
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
      expect(await events()).toEqual([
        'invoice.opened',
        'wallet.hold_created',
        'invoice.charge_upcoming',
        'wallet.payment_made',
        'invoice.paid',
      ]);
    });

    test('spends the whole wallet when it is short, and charges the rest to the next method that accepts', async () => {
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

    test('leaves an invoice partially paid when no method can pay the rest', async () => {
      await credit(1000);
      const first = await invoiceOf(server, wallet, { total: 3000 });
      await first.send('open');
      expect(await first.state()).toEqual(['partiallyPaid', 1000, 2000, [['wallet', 1000, 'settled', 0]]]);
      expect(await events()).toEqual([
        'invoice.opened',
        'wallet.hold_created',
        'wallet.payment_made',
        'invoice.partially_paid',
        'invoice.payment_failed',
      ]);
      await credit(500);
      await wallet.saveMethod('pm_card_declined');
      const second = await invoiceOf(server, wallet, { total: 600 });
      await second.send('open');
      expect((await second.state()).slice(0, 3)).toEqual(['partiallyPaid', 500, 100]);
    });

    test('does not charge a removed method, for invoices opened before or after the removal', async () => {
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

    test('does not pay an invoice in euros from a wallet in dollars', async () => {
      await credit(5000);
      const invoice = await invoiceOf(server, wallet, { total: 3000, currency: 'EUR' });
      await invoice.send('open');
      expect(await invoice.state()).toEqual(['open', 0, 3000, []]);
      expect(await balance()).toEqual([5000, 0, 5000]);
    });

    test('turning auto-pay off releases its holds, and nothing is reserved or collected afterwards', async () => {
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

    test('charges a wallet of priority 2 after the first method declines', async () => {
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

    test('charges the next method when the wallet is frozen', async () => {
      await credit(5000);
      await wallet.saveMethod('pm_card_visa');
      await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      expect((await invoice.state())[3]).toEqual([['paymentMethod', 3000, 'settled', 0]]);
    });

    test('waits for a bank debit to settle before anything else can pay or void the invoice', async () => {
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

  describe('payment on request', () => {
    test('a customer pays from the wallet, and the rest with a method', async () => {
      await autoPay({ enabled: false });
      await credit(1000);
      const method = await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
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

    test('the merchant chooses the methods, and the hold is released once the invoice is paid', async () => {
      await credit(3000);
      const method = await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
      await invoice.send('open');
      expect((await invoice.send('payments', { methods: [method.id] })).body.status).toBe('paid');
      expect(await balance()).toEqual([3000, 0, 3000]);
      expect((await events()).slice(-2)).toEqual(['wallet.hold_released', 'invoice.paid']);
    });

    test('concurrent payments pay an invoice once', async () => {
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

  describe('failures of the processor', () => {
    const charged = async () => {
      const rows = await server.database.query<{ amount: number }>(
        `select amount from test_processor_payments where idempotency_key like 'ipm_%' and status = 'succeeded'
         and idempotency_key in (select p.id from invoice_payments p join invoices i on i.id = p.invoice_id
           where i.customer_id = $1)`,
        [wallet.customerId],
      );
      return rows.map(({ amount }) => amount);
    };

    test('charges once when a response is lost and the request is repeated with its key', async () => {
      const method = await wallet.saveMethod('pm_card_visa');
      const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
      await invoice.send('open');
      server.processor.controls.answersToLose = 1;
      expect(await invoice.pay(method.id, 'lost')).toMatchObject({ status: 503 });
      expect((await invoice.pay(method.id, 'lost')).body.status).toBe('paid');
      await server.processor.runDue();
      expect(await charged()).toEqual([3000]);
    });

    test('events that are repeated, late or out of order pay once', async () => {
      await wallet.saveMethod('pm_bank_debit');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      const [{ id: idempotencyKey = '' } = {}] = (await invoice.read()).payments;
      const apply = (status: 'succeeded' | 'processing' | 'declined', version: number) => {
        const payment = { idempotencyKey, version, expectedAt: null };
        const failure = { code: 'card_declined', message: 'Late' } as const;
        const event = status === 'declined' ? { ...payment, ...failure, status } : { ...payment, status };
        return applyInvoicePayment(server.wallet, event);
      };
      await apply('processing', 3);
      await apply('declined', 2);
      expect((await invoice.state())[3]).toEqual([['paymentMethod', 3000, 'processing', 0]]);
      await Promise.all([
        apply('succeeded', 4),
        apply('succeeded', 5),
        apply('succeeded', 4),
        apply('declined', 3),
      ]);
      await apply('declined', 6);
      expect(await invoice.state()).toEqual(['paid', 3000, 0, [['paymentMethod', 3000, 'settled', 0]]]);
    });

    test('during an outage the worker pool retries the same payment, then cancels it and charges the next method', async () => {
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

  describe('voiding', () => {
    test('invariant 19 (G): voiding restores exactly the grants that were consumed', async () => {
      const expiresAt = new Date(Date.now() + 40 * dayMs).toISOString();
      await credit(700, { fundedBy: 'promotion', grant: { expiresAt } });
      await credit(1000, { grant: { priority: 7 } });
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

    test('voiding an open invoice releases its hold, and voiding a paid one is rejected', async () => {
      await credit(3000);
      const open = await invoiceOf(server, wallet, { total: 2000, dueInMs: dayMs });
      await open.send('open');
      await open.send('void');
      expect(await balance()).toEqual([3000, 0, 3000]);
      const draft = await invoiceOf(server, wallet, { total: 2000 });
      const rejected = { status: 422, body: { code: 'invoice_not_payable' } };
      const pays = [open.pay(), open.send('payments'), draft.send('payments')];
      expect(await Promise.all(pays)).toMatchObject([rejected, rejected, rejected]);
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

  test('invariant 18 (P): payments from the wallet, payments by methods and the amount due add up to the total', async () => {
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
          const [stored, reserved] = await balance();
          const funds = credits.reduce((all, amount) => all + amount, 0);
          expect(stored).toBe(funds - sum('wallet'));
          if (status === 'paid') expect([due.amount, reserved]).toEqual([0, 0]);
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
