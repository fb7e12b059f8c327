import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { applyDispute } from './applyDispute.ts';
import { applyInvoiceDispute } from './applyInvoiceDispute.ts';

describe.each(serverEngines)('disputes of refunded payments on %s', (engine) => {
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

  const post = (path: string, body: object = {}) =>
    server.call('POST', path, { key: crypto.randomUUID(), body });
  const disputeOf = (payment: string, amount: number) => {
    const facts = {
      id: `dp_${crypto.randomUUID()}`,
      payment,
      amount,
      currency: 'USD',
      reason: 'Not recognised',
    };
    return (status: ProcessorDispute['status'], version: number): ProcessorDispute => ({
      ...facts,
      status,
      version,
    });
  };
  const paidInvoice = async (token = 'pm_card_visa') => {
    const { id } = await wallet.saveMethod(token);
    const invoice = await invoiceOf(server, wallet, { total: 10_000 });
    await invoice.send('open');
    await invoice.send('payments', { methods: [id] });
    const payment = (await invoice.read()).payments.at(-1)?.id ?? '';
    return { invoice, payment };
  };

  test('an invoice payment that was refunded into the wallet is taken back from the wallet, and reinstated when won', async () => {
    const { invoice, payment } = await paidInvoice();
    await post(`/v1/invoices/${invoice.id}/refunds`, {
      amount: { amount: 6_000, currency: 'USD' },
      destination: 'wallet',
    });
    expect(await wallet.balance()).toBe(6_000);
    const dispute = disputeOf(payment, 10_000);
    await applyInvoiceDispute(server.wallet, dispute('open', 1));
    // The bank has 100.00: 40.00 is due again, and 60.00 leaves the wallet.
    expect((await invoice.read()).due.amount).toBe(4_000);
    expect(await wallet.balance()).toBe(0);
    await applyInvoiceDispute(server.wallet, dispute('lost', 2));
    expect(await wallet.balance()).toBe(0);
    await applyInvoiceDispute(server.wallet, dispute('won', 3));
    await applyInvoiceDispute(server.wallet, dispute('won', 4));
    expect([(await invoice.read()).due.amount, await wallet.balance()]).toEqual([0, 6_000]);
  });

  test('what a dispute took is spent: the wallet owes it', async () => {
    const { invoice, payment } = await paidInvoice();
    await post(`/v1/invoices/${invoice.id}/refunds`, { destination: 'wallet' });
    const debit = { type: 'debit', amount: { amount: 9_000, currency: 'USD' } };
    await post(`/v1/wallets/${wallet.walletId}/entries`, debit);
    await applyInvoiceDispute(server.wallet, disputeOf(payment, 10_000)('lost', 1));
    expect(await wallet.balance()).toBe(-9_000);
  });

  test('a refund that the card refused is neither retried nor credited once the bank has taken the payment back', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_refund_fails');
    const { body: refund } = await post(`/v1/top-ups/${topUp.id}/refunds`);
    expect([refund.status, await wallet.balance()]).toEqual(['failed', 0]);
    const dispute = disputeOf(topUp.id, topUp.total.amount);
    await applyDispute(server.wallet, dispute('open', 1));
    for (const action of ['retry', 'credit']) {
      const answer = await post(`/v1/refunds/${refund.id}/${action}`);
      expect([answer.status, answer.body.code]).toEqual([422, 'refund_not_failed']);
    }
    expect(await wallet.balance()).toBe(0);
    // Won, the money is the merchant's again, and the customer still waits for it.
    await applyDispute(server.wallet, dispute('won', 2));
    await post(`/v1/refunds/${refund.id}/credit`);
    expect(await wallet.balance()).toBe(topUp.amount.amount + topUp.bonus.amount);
  });
});
