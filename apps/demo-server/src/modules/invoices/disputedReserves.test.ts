import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { applyDispute } from '../disputes/applyDispute.ts';
import { reconcileInvoices } from './reconcileInvoices.ts';

const hourMs = 3_600_000;

describe.each(serverEngines)('disputes of reserved funds on %s', (engine) => {
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

  const post = (path: string, body: object = {}) =>
    server.call('POST', path, { key: crypto.randomUUID(), body });
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  /** Tops up $100.00 and reserves $80.00. Then a dispute takes the top-up and leaves $5.00 of bonus and $5.00 of other credit. */
  const disputeReserve = async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 10_000 });
    await post(`/v1/wallets/${wallet.walletId}/entries`, {
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(500),
    });
    const invoice = await invoiceOf(server, wallet, { total: 8000, dueInMs: hourMs });
    await invoice.send('open');
    const card = await server.call('GET', `/v1/customers/${wallet.customerId}/payment-methods`);
    await server.call(
      'DELETE',
      `/v1/customers/${wallet.customerId}/payment-methods/${card.body.items[0].id}`,
    );
    const dispute = { id: `tpd_${topUp.id}`, payment: topUp.id, ...usd(10_000), reason: 'Fraud' };
    await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
    return invoice;
  };
  const paidInParts = [
    'paid',
    8000,
    0,
    [
      ['wallet', 1000, 'settled', 0],
      ['paymentMethod', 7000, 'settled', 0],
    ],
  ];

  test('on the due date the remaining funds pay a part of the invoice, and the next method pays the rest', async () => {
    const invoice = await disputeReserve();
    await wallet.saveMethod('pm_card_visa');
    server.advance(hourMs);
    await runPaymentJobs(server.wallet);
    expect(await invoice.state()).toEqual(paidInParts);
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`);
    expect([body.balance.amount, body.pendingCharges.amount]).toEqual([0, 0]);
  });

  test('the customer can pay the invoice by card, and the merchant can void it', async () => {
    const invoice = await disputeReserve();
    const { id } = await wallet.saveMethod('pm_card_visa');
    expect((await invoice.pay(id)).body).toMatchObject({ status: 'paid' });
    expect(await invoice.state()).toEqual(paidInParts);
    wallet = await walletOf(server);
    const other = await disputeReserve();
    expect((await other.send('void')).body.status).toBe('void');
    expect(await wallet.balance()).toBe(1000);
  });

  test('a wallet with a negative balance pays nothing, and the next method pays the whole invoice', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 2000 });
    await post(`/v1/wallets/${wallet.walletId}/entries`, { type: 'debit', amount: usd(1500) });
    const invoice = await invoiceOf(server, wallet, { total: 800, dueInMs: hourMs });
    await invoice.send('open');
    const dispute = { id: `tpd_${topUp.id}`, payment: topUp.id, ...usd(2000), reason: 'Fraud' };
    await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
    expect(await wallet.balance()).toBe(-1500);
    server.advance(hourMs);
    await runPaymentJobs(server.wallet);
    expect(await invoice.state()).toEqual(['paid', 800, 0, [['paymentMethod', 800, 'settled', 0]]]);
  });

  test('capturing a hold without an amount captures what the dispute left of it', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 10_000 });
    await post(`/v1/wallets/${wallet.walletId}/entries`, {
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(500),
    });
    const { body: hold } = await post(`/v1/wallets/${wallet.walletId}/holds`, { amount: usd(8000) });
    const dispute = { id: `tpd_${topUp.id}`, payment: topUp.id, ...usd(10_000), reason: 'Fraud' };
    await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
    const path = `/v1/wallets/${wallet.walletId}/holds/${hold.id}/capture`;
    expect(await post(path, { amount: usd(1001) })).toMatchObject({
      status: 422,
      body: { code: 'insufficient_funds' },
    });
    const { status, body } = await post(path);
    expect([status, body.hold?.captured.amount]).toEqual([200, 1000]);
    expect(await wallet.balance()).toBe(0);
  });

  test('collects an invoice although ninety others fail', async () => {
    await server.database.query(
      `create function fail_collection() returns trigger language plpgsql as $$
       begin raise exception 'this invoice fails'; end $$`,
    );
    await server.database.query(
      `create trigger fail_collection before insert on invoice_payments for each row
       when (new.amount = 666) execute function fail_collection()`,
    );
    try {
      await wallet.saveMethod('pm_card_visa');
      for (let count = 0; count < 90; count += 1) {
        const broken = await invoiceOf(server, wallet, { total: 666, dueInMs: hourMs });
        await broken.send('open');
      }
      const healthy = await invoiceOf(server, wallet, { total: 2000, dueInMs: hourMs });
      await healthy.send('open');
      server.advance(hourMs);
      for (let round = 0; round < 24; round += 1) {
        await reconcileInvoices(server.wallet).catch(() => undefined);
        server.advance(5000);
      }
      expect((await healthy.state()).slice(0, 3)).toEqual(['paid', 2000, 0]);
      const [failed] = await server.database.query<{ least: number }>(
        `select min(failed_checks)::integer as least from invoices where customer_id = $1 and status = 'open'`,
        [wallet.customerId],
      );
      expect(failed?.least).toBeGreaterThan(0);
    } finally {
      await server.database.query('drop function fail_collection() cascade');
      await server.database.query(
        `update invoices set collect_at = null, next_check_at = null where status = 'open'`,
      );
    }
  });
});
