import type { WalletNotificationPage } from '@coffer/adapter';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs, runWalletJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

describe.each(serverEngines)('collection of invoices on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: hourMs });
    const settings = { notificationEmail: 'billing@nimbus.test' };
    await server.call('PATCH', '/v1/settings', { body: { settings } });
  });
  afterAll(async () => {
    expect(await verifyLedger(server.database)).toEqual([]);
    await server.close();
  });
  beforeEach(async () => {
    wallet = await walletOf(server);
    const path = `/v1/customers/${wallet.customerId}`;
    await server.call('PATCH', path, { body: { email: 'ada@example.com' } });
  });
  afterEach(() => {
    Object.assign(server.processor.controls, { outage: false, answersToLose: 0, silent: false });
  });

  const credit = (amount: number) =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      key: crypto.randomUUID(),
      body: { type: 'credit', fundedBy: 'externalPayment', amount: { amount, currency: 'USD' } },
    });
  const addCard = (token: string) =>
    server.call('POST', `/v1/customers/${wallet.customerId}/payment-methods`, {
      key: crypto.randomUUID(),
      body: { token },
    });
  const autoPay = (body: object) => server.call('PUT', `/v1/wallets/${wallet.walletId}/auto-pay`, { body });
  /** Runs the work that is due, twice: an event that the first round dispatches makes more work due. */
  const work = async () => {
    for (let round = 0; round < 2; round += 1) {
      await runWalletJobs(server.wallet);
      await runPaymentJobs(server.wallet);
    }
  };
  const invoiceEvents = async () => (await wallet.eventTypes()).filter((type) => type.startsWith('invoice.'));
  const mails = async (audience = 'customer'): Promise<string[]> => {
    const { body } = await server.call('GET', `/v1/mails?walletId=${wallet.walletId}`);
    return (
      body.items
        .filter((mail: { audience: string }) => mail.audience === audience)
        // The email with the invoice itself.
        .filter(({ type }: { type: string }) => type !== 'invoice')
        .map(({ type }: { type: string }) => type)
        .reverse()
    );
  };
  const daysUntil = (instant: string | null) =>
    instant === null ? null : Math.round((Date.parse(instant) - server.wallet.now().getTime()) / dayMs);

  test('retries a failed collection 1, 3, 5 and 7 days after the due date, and then stops', async () => {
    await addCard('pm_card_declined');
    const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
    await invoice.send('open');
    server.advance(dayMs);
    await work();
    const first = await invoice.read();
    expect(first.failure).toMatchObject({ code: 'card_declined' });
    const waits: (number | null)[] = [daysUntil(first.nextAttemptAt)];
    for (const days of [1, 2, 2, 2]) {
      server.advance(days * dayMs);
      await work();
      waits.push(daysUntil((await invoice.read()).nextAttemptAt));
    }
    expect(waits).toEqual([1, 2, 2, 2, null]);
    server.advance(30 * dayMs);
    await work();
    const { payments } = await invoice.read();
    expect(payments.map(({ status }) => status)).toEqual(Array(5).fill('failed'));
    expect((await invoiceEvents()).filter((type) => type === 'invoice.payment_failed')).toHaveLength(5);
  });

  test('collects what is due from the wallet as soon as money arrives, and does not ask the declined card', async () => {
    await addCard('pm_card_declined');
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    await credit(1000);
    await work();
    expect(await invoice.state()).toEqual([
      'partiallyPaid',
      1000,
      2000,
      [
        ['paymentMethod', 3000, 'failed', 0],
        ['wallet', 1000, 'settled', 0],
      ],
    ]);
    await credit(5000);
    await work();
    expect((await invoice.state()).slice(0, 3)).toEqual(['paid', 3000, 0]);
    expect((await invoice.read()).failure).toBeNull();
    expect(await wallet.balance()).toBe(3000);
    expect(await invoiceEvents()).toEqual([
      'invoice.opened',
      'invoice.payment_failed',
      'invoice.partially_paid',
      'invoice.paid',
    ]);
  });

  test('does not collect from a wallet whose auto-pay is off, nor from a frozen one, when money arrives', async () => {
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    await autoPay({ enabled: false });
    await credit(5000);
    await work();
    expect((await invoice.read()).status).toBe('open');
    await autoPay({ enabled: true });
    await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
    await work();
    expect((await invoice.read()).status).toBe('open');
    await server.call('POST', `/v1/wallets/${wallet.walletId}/unfreeze`);
    await work();
    expect((await invoice.read()).status).toBe('paid');
  });

  test('leaves an invoice alone that is not due yet when money or a payment method arrives', async () => {
    const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: 2 * dayMs });
    await invoice.send('open');
    await credit(5000);
    await addCard('pm_card_visa');
    await work();
    expect((await invoice.read()).status).toBe('open');
  });

  test('collects what is due with a payment method as soon as it is added', async () => {
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    expect((await invoice.read()).failure).toMatchObject({ code: 'no_payment_method' });
    await addCard('pm_card_visa');
    await work();
    expect(await invoice.state()).toEqual(['paid', 3000, 0, [['paymentMethod', 3000, 'settled', 0]]]);
  });

  test('marks an unpaid invoice as overdue once after its due day, and notifies customer and merchant', async () => {
    const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: 5 * dayMs });
    await invoice.send('open');
    await work();
    expect(await mails()).toEqual([]);
    server.advance(2 * dayMs);
    await work();
    expect(await mails()).toEqual(['invoice_charge_upcoming']);
    server.advance(3 * dayMs);
    await work();
    server.advance(dayMs);
    await work();
    await work();
    const read = await invoice.read();
    expect([read.status, read.overdueAt === null]).toEqual(['open', false]);
    expect(await mails()).toEqual(['invoice_charge_upcoming', 'invoice_payment_failed', 'invoice_overdue']);
    expect(await mails('merchant')).toEqual(['merchant_invoice_payment_failed', 'merchant_invoice_overdue']);
    const overdue = await server.call('GET', `/v1/invoices?overdue=true&customerId=${wallet.customerId}`);
    expect(overdue.body.items.map(({ id }: { id: string }) => id)).toEqual([invoice.id]);
    await credit(3000);
    await work();
    expect(await invoice.read()).toMatchObject({ status: 'paid', overdueAt: null, nextAttemptAt: null });
    expect((await mails()).at(-1)).toBe('invoice_paid');
    const { body } = await server.call<WalletNotificationPage>('GET', '/wallet/notifications', {
      token: (await server.call('POST', `/v1/customers/${wallet.customerId}/sessions`, { body: {} })).body
        .token,
    });
    expect(body.items.map(({ type }) => type)).toEqual([
      'invoice.paid',
      'invoice.overdue',
      'invoice.payment_failed',
      'invoice.charge_upcoming',
    ]);
  });

  test('an email about a failure says the reason and the next attempt', async () => {
    await addCard('pm_card_declined');
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    const { body } = await server.call('GET', `/v1/mails?walletId=${wallet.walletId}`);
    const mail = body.items.find(({ type }: { type: string }) => type === 'invoice_payment_failed');
    const { nextAttemptAt } = await invoice.read();
    const on = new Date(String(nextAttemptAt)).toLocaleDateString('en', {
      dateStyle: 'medium',
      timeZone: 'UTC',
    });
    expect(mail.body).toContain(`We couldn't collect $30.00 for invoice`);
    expect(mail.body).toContain('The card was declined.');
    expect(mail.body).toMatch(new RegExp(`Next attempt\\s+${on}`));
  });

  test('a payment that the customer starts and that is declined sends an event but neither email nor inbox line', async () => {
    const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: 9 * dayMs });
    await invoice.send('open');
    const card = await wallet.saveMethod('pm_card_declined');
    await invoice.pay(card.id);
    expect(await invoiceEvents()).toEqual(['invoice.opened', 'invoice.payment_failed']);
    expect(await mails()).toEqual([]);
    const { body } = await server.call<WalletNotificationPage>('GET', '/wallet/notifications', {
      token: wallet.token,
    });
    expect(body.items).toEqual([]);
    // The collection on the due date still follows.
    expect(daysUntil((await invoice.read()).nextAttemptAt)).toBe(9);
  });

  test('an uncollectible invoice is no longer collected, can still be paid, and can be voided', async () => {
    await credit(1000);
    const [paid, voided] = [
      await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs }),
      await invoiceOf(server, wallet, { total: 500, dueInMs: dayMs }),
    ];
    for (const invoice of [paid, voided]) await invoice.send('open');
    const key = crypto.randomUUID();
    const { status, body } = await paid.send('mark-uncollectible', undefined, key);
    expect([status, body.status, body.nextAttemptAt]).toEqual([200, 'uncollectible', null]);
    expect((await paid.send('mark-uncollectible', undefined, key)).body).toEqual(body);
    expect((await paid.send('mark-uncollectible')).status).toBe(200);
    await voided.send('mark-uncollectible');
    await credit(9000);
    server.advance(10 * dayMs);
    await work();
    expect((await paid.read()).status).toBe('uncollectible');
    expect(await wallet.balance()).toBe(10_000);
    expect((await paid.send('payments')).body.status).toBe('paid');
    expect((await voided.send('void')).body.status).toBe('void');
    expect((await paid.send('mark-uncollectible')).body).toMatchObject({ code: 'invoice_status_conflict' });
    expect(await invoiceEvents()).toEqual([
      'invoice.opened',
      'invoice.opened',
      'invoice.uncollectible',
      'invoice.uncollectible',
      'invoice.paid',
      'invoice.voided',
    ]);
  });

  test('turning auto-pay off for a wallet says what it releases, and its customer’s cards still pay', async () => {
    await credit(2000);
    await addCard('pm_card_visa');
    const invoice = await invoiceOf(server, wallet, { total: 3000, dueInMs: dayMs });
    await invoice.send('open');
    const path = `/v1/wallets/${wallet.walletId}/auto-pay`;
    expect((await server.call('GET', path)).body.reserved).toEqual({ amount: 2000, currency: 'USD' });
    expect((await autoPay({ enabled: false })).body.reserved).toEqual({ amount: 0, currency: 'USD' });
    server.advance(dayMs);
    await work();
    expect(await invoice.state()).toEqual(['paid', 3000, 0, [['paymentMethod', 3000, 'settled', 0]]]);
    expect(await wallet.balance()).toBe(2000);
  });

  test('a slow payment in progress is never charged again, by a retry, arriving money or a new card', async () => {
    await addCard('pm_bank_debit');
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    await credit(5000);
    await addCard('pm_card_visa');
    server.advance(hourMs / 2);
    await work();
    expect((await invoice.state()).slice(0, 3)).toEqual(['open', 0, 3000]);
    server.advance(hourMs);
    await server.processor.runDue();
    await work();
    expect(await invoice.state()).toEqual(['paid', 3000, 0, [['paymentMethod', 3000, 'settled', 0]]]);
    expect(await wallet.balance()).toBe(5000);
  });

  test('the merchant’s schedule replaces the default one, and an endless one is rejected', async () => {
    const save = (invoiceRetryDays: unknown) =>
      server.call('PATCH', '/v1/settings', { body: { settings: { invoiceRetryDays } } });
    for (const days of [
      [1, 1],
      [3, 1],
      [0],
      [61],
      Array.from({ length: 11 }, (_, index) => index + 1),
      'daily',
    ]) {
      expect((await save(days)).status).toBe(400);
    }
    expect((await save([2])).status).toBe(200);
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    expect(daysUntil((await invoice.read()).nextAttemptAt)).toBe(2);
    await save([]);
    const unretried = await invoiceOf(server, wallet, { total: 3000 });
    await unretried.send('open');
    expect((await unretried.read()).nextAttemptAt).toBeNull();
    await save([1, 3, 5, 7]);
  });

  test('racing retries, manual payments, arriving money and new cards pay an invoice exactly once', async () => {
    for (let round = 0; round < 5; round += 1) {
      wallet = await walletOf(server);
      await addCard('pm_card_declined');
      const invoice = await invoiceOf(server, wallet, { total: 3000 });
      await invoice.send('open');
      server.advance(dayMs);
      await Promise.all([
        runPaymentJobs(server.wallet),
        credit(1000 + round * 700),
        addCard('pm_card_visa'),
        invoice.send('payments'),
        runWalletJobs(server.wallet),
        runPaymentJobs(server.wallet),
      ]);
      await work();
      await work();
      const { status, paid, payments } = await invoice.read();
      expect([status, paid.amount]).toEqual(['paid', 3000]);
      const settled = payments.filter((payment) => payment.status === 'settled');
      expect(settled.reduce((sum, { amount, refunded }) => sum + amount.amount - refunded.amount, 0)).toBe(
        3000,
      );
    }
  });
});
