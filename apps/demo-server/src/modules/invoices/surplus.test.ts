import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { applyDispute } from '../disputes/applyDispute.ts';
import { applyInvoiceDispute } from '../disputes/applyInvoiceDispute.ts';
import type { Refund } from '../refunds/repository.ts';
import { applyPayment } from '../topUps/applyPayment.ts';
import { applyInvoicePayment } from './applyInvoicePayment.ts';

const settleAfterMs = 60_000;

describe.each(serverEngines)('payments beyond the amount due on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs });
  });
  afterAll(async () => {
    expect(await verifyLedger(server.database)).toEqual([]);
    await server.close();
  });
  beforeEach(async () => {
    wallet = await walletOf(server);
  });

  const post = (path: string, body: object = {}) =>
    server.call('POST', path, { key: crypto.randomUUID(), body });
  const credit = (amount: number) =>
    post(`/v1/wallets/${wallet.walletId}/entries`, {
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: { amount, currency: 'USD' },
    });
  const passTime = async (ms = settleAfterMs + 1) => {
    server.advance(ms);
    await server.processor.runDue();
  };

  test('closing with captured holds does not capture the hold of an invoice whose payment is in progress', async () => {
    await credit(10_000);
    const { id: methodId } = await wallet.saveMethod('pm_bank_debit');
    const invoice = await invoiceOf(server, wallet, { total: 8000, dueInMs: 3_600_000 });
    await invoice.send('open');
    await invoice.send('payments', { methods: [methodId] });
    expect((await invoice.state())[3]).toEqual([['paymentMethod', 8000, 'processing', 0]]);
    const { body: closure } = await post(`/v1/wallets/${wallet.walletId}/close`, { holds: 'capture' });
    expect([closure.captured.amount, closure.refunded.amount]).toEqual([0, 10_000]);
    await passTime();
    expect(await invoice.state()).toEqual(['paid', 8000, 0, [['paymentMethod', 8000, 'settled', 0]]]);
  });

  test('a dispute won while a second payment is in progress is credited to the wallet', async () => {
    await wallet.saveMethod('pm_card_dispute_won');
    const invoice = await invoiceOf(server, wallet, { total: 5000 });
    await invoice.send('open');
    await passTime();
    expect((await invoice.read()).status).toBe('open');
    const { id: methodId } = await wallet.saveMethod('pm_bank_debit');
    server.advance(settleAfterMs / 2);
    await invoice.pay(methodId);
    await passTime(settleAfterMs / 2 + 1);
    expect([(await invoice.read()).status, await wallet.balance()]).toEqual(['open', 5000]);
    await passTime();
    await runPaymentJobs(server.wallet);
    expect([(await invoice.state()).slice(0, 3), await wallet.balance()]).toEqual([['paid', 5000, 0], 5000]);
  });

  const refunds = async () => {
    const { body } = await server.call('GET', `/v1/refunds?walletId=${wallet.walletId}`);
    return body.items.map(({ destination, amount, status, parts }: Refund) => [
      destination,
      amount.amount,
      status,
      parts.map((part) => part.destination),
    ]);
  };
  const lastEvent = async (type: string) => {
    const { body } = await server.call('GET', `/v1/customers/${wallet.customerId}/events`);
    return body.items.findLast((event: { type: string }) => event.type === type)?.data;
  };
  const refundedAtProcessor = (paymentId: string) =>
    server.database.query('select amount, status from test_processor_refunds where payment_key = $1', [
      paymentId,
    ]);
  /** Opens an invoice whose bank debit counts as failed here although the processor charges it, and saves a card. */
  const payTwice = async (total: number) => {
    const debit = await wallet.saveMethod('pm_bank_debit');
    const invoice = await invoiceOf(server, wallet, { total });
    await invoice.send('open');
    const [payment] = (await invoice.read()).payments;
    const id = payment?.id ?? '';
    const late = { idempotencyKey: id, version: 2 } as const;
    const message = 'Declined';
    await applyInvoicePayment(server.wallet, { ...late, status: 'declined', code: 'card_declined', message });
    await server.call('DELETE', `/v1/customers/${wallet.customerId}/payment-methods/${debit.id}`);
    // No other method can be charged, so the collection ends.
    await runPaymentJobs(server.wallet);
    const { id: cardId } = await wallet.saveMethod('pm_card_visa');
    return { invoice, cardId, id };
  };

  test('a payment that counted as failed and succeeds later pays the invoice', async () => {
    const { invoice, id } = await payTwice(5000);
    await applyInvoicePayment(server.wallet, { idempotencyKey: id, version: 3, status: 'succeeded' });
    expect(await invoice.state()).toEqual(['paid', 5000, 0, [['paymentMethod', 5000, 'settled', 0]]]);
  });

  test('refunds a surplus to its method once, and notifies the merchant', async () => {
    const { invoice, cardId, id } = await payTwice(5000);
    await invoice.pay(cardId);
    server.advance(settleAfterMs + 1);
    await server.processor.runDue();
    for (const version of [3, 3, 4]) {
      await applyInvoicePayment(server.wallet, { idempotencyKey: id, version, status: 'succeeded' });
    }
    expect(await invoice.state()).toEqual([
      'paid',
      5000,
      0,
      [
        ['paymentMethod', 5000, 'settled', 5000],
        ['paymentMethod', 5000, 'settled', 0],
      ],
    ]);
    expect(await refunds()).toEqual([['paymentMethod', 5000, 'settled', ['paymentMethod']]]);
    expect(await refundedAtProcessor(id)).toEqual([{ amount: 5000, status: 'succeeded' }]);
    expect(await lastEvent('invoice.overpaid')).toMatchObject({
      invoiceId: invoice.id,
      paymentId: id,
      surplus: { amount: 5000, currency: 'USD' },
      destination: 'paymentMethod',
    });
    // A refund of the invoice still refunds the card's payment.
    expect(
      await post(`/v1/invoices/${invoice.id}/refunds`, { amount: { amount: 5001, currency: 'USD' } }),
    ).toMatchObject({ status: 422 });
    expect(await post(`/v1/invoices/${invoice.id}/refunds`)).toMatchObject({ status: 201 });
  });

  test('a payment above the amount due pays that amount, and the rest is refunded as a surplus', async () => {
    const { invoice, id } = await payTwice(5000);
    await credit(2000);
    await invoice.pay();
    server.advance(settleAfterMs + 1);
    await server.processor.runDue();
    await applyInvoicePayment(server.wallet, { idempotencyKey: id, version: 3, status: 'succeeded' });
    expect(await invoice.state()).toEqual([
      'paid',
      5000,
      0,
      [
        ['paymentMethod', 5000, 'settled', 2000],
        ['wallet', 2000, 'settled', 0],
      ],
    ]);
    expect(await refunds()).toEqual([['paymentMethod', 2000, 'settled', ['paymentMethod']]]);
  });

  test('refunds a payment of a void invoice, also after its wallet was closed', async () => {
    const { invoice, id } = await payTwice(5000);
    expect((await invoice.send('void')).body.status).toBe('void');
    await post(`/v1/wallets/${wallet.walletId}/close`);
    server.advance(settleAfterMs + 1);
    await server.processor.runDue();
    await applyInvoicePayment(server.wallet, { idempotencyKey: id, version: 3, status: 'succeeded' });
    expect((await invoice.read()).status).toBe('void');
    expect(await refundedAtProcessor(id)).toEqual([{ amount: 5000, status: 'succeeded' }]);
  });

  test('a dispute that arrives before the event of its payment takes the disputed part', async () => {
    await wallet.saveMethod('pm_bank_debit');
    const invoice = await invoiceOf(server, wallet, { total: 5000 });
    await invoice.send('open');
    const [payment] = (await invoice.read()).payments;
    const idempotencyKey = payment?.id ?? '';
    const dispute = {
      id: `tpd_${idempotencyKey}`,
      payment: idempotencyKey,
      currency: 'USD',
      reason: 'Fraud',
    };
    const applyDisputeEvent = (amount: number, status: 'open' | 'won', version: number) =>
      applyInvoiceDispute(server.wallet, { ...dispute, amount, status, version });
    await applyDisputeEvent(2000, 'open', 1);
    const split = [
      ['paymentMethod', 3000, 'settled', 0],
      ['paymentMethod', 2000, 'failed', 0],
    ];
    expect(await invoice.state()).toEqual(['partiallyPaid', 3000, 2000, split]);
    await applyInvoicePayment(server.wallet, { idempotencyKey, version: 2, status: 'succeeded' });
    expect(await invoice.state()).toEqual(['partiallyPaid', 3000, 2000, split]);
    await applyDisputeEvent(2000, 'won', 2);
    expect(await invoice.state()).toEqual(['paid', 5000, 0, [['paymentMethod', 5000, 'settled', 0]]]);
  });

  test('a dispute won after a second payment and a closure is paid out by the merchant', async () => {
    const { id: first } = await wallet.saveMethod('pm_card_dispute_won');
    const invoice = await invoiceOf(server, wallet, { total: 5000 });
    await invoice.send('open');
    await passTime();
    await server.call('DELETE', `/v1/customers/${wallet.customerId}/payment-methods/${first}`);
    await invoice.pay((await wallet.saveMethod('pm_card_visa')).id);
    expect((await invoice.read()).status).toBe('paid');
    await post(`/v1/wallets/${wallet.walletId}/close`);
    await passTime();
    await server.processor.runDue();
    const { body } = await server.call('GET', `/v1/disputes?walletId=${wallet.walletId}`);
    expect(body.items).toMatchObject([{ status: 'won' }]);
    expect(await refunds()).toEqual([['external', 5000, 'pending', ['external']]]);
    expect(await lastEvent('invoice.overpaid')).toMatchObject({ destination: 'external' });
  });

  test('a top-up dispute won after a closure is paid out, minus what the customer had spent', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 2000 });
    const debit = { type: 'debit', amount: { amount: 500, currency: 'USD' } };
    await post(`/v1/wallets/${wallet.walletId}/entries`, debit);
    const dispute = {
      id: `tpd_${topUp.id}`,
      payment: topUp.id,
      amount: 2000,
      currency: 'USD',
      reason: 'Fraud',
    };
    await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
    expect(await wallet.balance()).toBe(-500);
    await post(`/v1/wallets/${wallet.walletId}/close`);
    await applyDispute(server.wallet, { ...dispute, status: 'won', version: 2 });
    await applyDispute(server.wallet, { ...dispute, status: 'won', version: 3 });
    expect(await refunds()).toEqual([['external', 1500, 'pending', ['external']]]);
  });

  test('a canceled top-up that succeeds later is credited, and a later dispute takes it', async () => {
    const { body: topUp } = await wallet.topUp('pm_bank_debit', { amount: 2000 });
    const about = { idempotencyKey: topUp.id };
    await applyPayment(server.wallet, { ...about, status: 'canceled', version: 2 });
    expect(await wallet.read(topUp.id)).toMatchObject({ status: 'canceled' });
    const dispute = {
      id: `tpd_${topUp.id}`,
      payment: topUp.id,
      amount: 2000,
      currency: 'USD',
      reason: 'Fraud',
    };
    await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
    expect([(await wallet.read(topUp.id)).status, await wallet.balance()]).toEqual(['settled', 0]);
    await applyPayment(server.wallet, { ...about, status: 'succeeded', version: 3 });
    await applyDispute(server.wallet, { ...dispute, status: 'won', version: 2 });
    expect(await wallet.balance()).toBe(2000);
  });

  test('a top-up of a closed wallet whose card accepts no refunds becomes a failed refund', async () => {
    const { body: topUp } = await wallet.topUp('pm_bank_debit', { amount: 2000 });
    await server.database.query(
      `update test_processor_payments set method = 'pm_card_refund_fails' where idempotency_key = $1`,
      [topUp.id],
    );
    await post(`/v1/wallets/${wallet.walletId}/close`);
    await passTime();
    expect(await wallet.read(topUp.id)).toMatchObject({
      status: 'failed',
      failure: { code: 'wallet_closed' },
    });
    expect(await refunds()).toEqual([['original', 2000, 'failed', ['paymentMethod']]]);
    expect(await lastEvent('top_up.failed')).toMatchObject({
      topUpId: topUp.id,
      refundId: expect.any(String),
    });
  });
});
