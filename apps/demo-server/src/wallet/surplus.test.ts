import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../ledger/verifyLedger.ts';
import { invoiceOf } from '../testing/invoiceOf.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../testing/walletOf.ts';
import { sweepPayments } from './sweepPayments.ts';

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
    post(`/v1/wallets/${wallet.walletId}/entries`, { type: 'credit', amount: { amount, currency: 'USD' } });
  const passTime = async (ms = settleAfterMs + 1) => {
    server.advance(ms);
    await server.processor.runDue();
  };

  test('closing with captured holds leaves an invoice alone whose payment is in progress', async () => {
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

  test('a dispute that is won while a second payment is in progress becomes balance', async () => {
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
    await sweepPayments(server.wallet);
    expect([(await invoice.state()).slice(0, 3), await wallet.balance()]).toEqual([['paid', 5000, 0], 5000]);
  });
});
