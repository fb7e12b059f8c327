import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { readGrants } from '../../ledger/queries/grants.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { RefundPart } from '../refunds/repository.ts';
import { applyDispute } from './applyDispute.ts';
import { applyInvoiceDispute } from './applyInvoiceDispute.ts';
import type { Dispute } from './repository.ts';

describe.each(serverEngines)('disputes on %s', (engine) => {
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
  const entry = (type: 'credit' | 'debit', amount: number) =>
    post(`/v1/wallets/${wallet.walletId}/entries`, {
      type,
      amount: { amount, currency: 'USD' },
      ...(type === 'credit' && { fundedBy: 'externalPayment' }),
    });
  const disputes = async (): Promise<Dispute[]> =>
    (await server.call('GET', `/v1/disputes?walletId=${wallet.walletId}`)).body.items;
  const passTime = async () => {
    server.advance(1001);
    await server.processor.runDue();
  };
  const told = (payment: string, parts: Partial<ProcessorDispute> = {}): ProcessorDispute => {
    const reason = 'Not recognised';
    const id = `tpd_${payment}`;
    return { id, payment, amount: 2000, currency: 'USD', status: 'open', reason, version: 1, ...parts };
  };

  test('invariant 16 (G): a lost dispute claws back, below zero if the money is spent, and the next credit clears the debt first', async () => {
    await wallet.topUp('pm_card_disputed', { amount: 2000 });
    await entry('debit', 1500);
    await passTime();
    expect(await disputes()).toMatchObject([
      { status: 'open', amount: { amount: 2000 }, clawedBack: { amount: 2000 } },
    ]);
    const { body: owed } = await server.call('GET', `/v1/wallets/${wallet.walletId}/balance`);
    expect([owed.balance.amount, owed.availableBalance.amount]).toEqual([-1500, -1500]);
    expect(await entry('debit', 1)).toMatchObject({ status: 422, body: { code: 'insufficient_funds' } });
    await passTime();
    await server.processor.runDue();
    expect(await disputes()).toMatchObject([{ status: 'lost' }]);
    await entry('credit', 1600);
    expect(await wallet.balance()).toBe(100);
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/entries?type=debit`);
    expect(body.items[0]).toMatchObject({ source: 'dispute', reference: { type: 'topUp' } });
  });

  test('invariant 16 (G): a won dispute restores the original grants', async () => {
    await wallet.topUp('pm_card_dispute_won', { amount: 2000 });
    const before = await readGrants(server.database, wallet.walletId);
    await passTime();
    expect(await wallet.balance()).toBe(0);
    await passTime();
    const [dispute] = await disputes();
    expect(dispute).toMatchObject({ status: 'won', reinstatementId: expect.any(String) });
    expect(await readGrants(server.database, wallet.walletId)).toEqual(before);
    expect((await server.call('GET', `/v1/disputes/${dispute?.id}`)).body).toEqual(dispute);
  });

  test('invariants 15 and 16 (G): a claw-back takes the rest of the disputed money first, and promotional credit never becomes cash', async () => {
    await post(`/v1/wallets/${wallet.walletId}/entries`, {
      type: 'credit',
      amount: { amount: 500, currency: 'USD' },
      fundedBy: 'promotion',
    });
    await wallet.topUp('pm_card_disputed', { amount: 2000 });
    await passTime();
    const left = await readGrants(server.database, wallet.walletId);
    expect(left.filter(({ remaining }) => remaining > 0)).toMatchObject([
      { kind: 'promotional', remaining: 500 },
    ]);
    const { body } = await post(`/v1/wallets/${wallet.walletId}/close`);
    expect(body).toMatchObject({ refund: null, forfeited: { amount: 500 } });
  });

  test('does not refund a disputed top-up to its card as well, even when its wallet is closed', async () => {
    await entry('credit', 5000);
    const { body: topUp } = await wallet.topUp('pm_card_disputed', { amount: 2000 });
    await passTime();
    const refused = await post(`/v1/top-ups/${topUp.id}/refunds`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'refund_exceeded' } });
    const { body } = await post(`/v1/wallets/${wallet.walletId}/close`);
    expect(body.refund.parts.map(({ destination }: { destination: string }) => destination)).not.toContain(
      'paymentMethod',
    );
  });

  test('refunds a payment from disputed money to the wallet, and not to the card as well', async () => {
    await wallet.topUp('pm_card_disputed', { amount: 2000 });
    const invoice = await invoiceOf(server, wallet, { total: 2000 });
    await invoice.send('open');
    expect(await invoice.state()).toEqual(['paid', 2000, 0, [['wallet', 2000, 'settled', 0]]]);
    await passTime();
    const refund = (destination: string) => post(`/v1/invoices/${invoice.id}/refunds`, { destination });
    for (const status of ['open', 'lost']) {
      expect(await disputes()).toMatchObject([{ status }]);
      expect(await refund('paymentMethod')).toMatchObject({ status: 422, body: { code: 'refund_exceeded' } });
      await passTime();
    }
    expect(await wallet.balance()).toBe(-2000);
    expect(await refund('wallet')).toMatchObject({ status: 201 });
    expect(await wallet.balance()).toBe(0);
  });

  test('closing refunds to a card only what its bank has not taken back; the rest is paid out', async () => {
    const { body: disputed } = await wallet.topUp('pm_card_visa', { amount: 2000 });
    const invoice = await invoiceOf(server, wallet, { total: 1500 });
    await invoice.send('open');
    await wallet.topUp('pm_card_mastercard', { amount: 2000 });
    // 500 of it are unspent, so 500 come from the other; then what the invoice took comes back.
    await applyDispute(server.wallet, told(disputed.id, { amount: 1000 }));
    await post(`/v1/invoices/${invoice.id}/refunds`, { destination: 'wallet' });
    const { body } = await post(`/v1/wallets/${wallet.walletId}/close`);
    const parts = body.refund.parts.map(({ destination, amount }: RefundPart) => [
      destination,
      amount.amount,
    ]);
    expect(parts.sort()).toEqual([
      ['external', 500],
      ['paymentMethod', 1000],
      ['paymentMethod', 1500],
    ]);
    expect(await wallet.balance()).toBe(0);
  });

  test('a dispute neither debits nor credits a closed wallet', async () => {
    const { body: spent } = await wallet.topUp('pm_card_visa', { amount: 2000 });
    const { body: clawedBack } = await wallet.topUp('pm_card_mastercard', { amount: 2000 });
    await entry('debit', 2000);
    await applyDispute(server.wallet, told(clawedBack.id));
    await post(`/v1/wallets/${wallet.walletId}/close`);
    await applyDispute(server.wallet, told(clawedBack.id, { status: 'won', version: 2 }));
    await applyDispute(server.wallet, told(spent.id));
    expect(await disputes()).toMatchObject([
      { topUpId: spent.id, status: 'open', clawedBack: { amount: 0 }, entryId: null },
      { topUpId: clawedBack.id, status: 'won', clawedBack: { amount: 2000 }, reinstatementId: null },
    ]);
    expect(await wallet.balance()).toBe(0);
  });

  test('a disputed invoice payment is due again, and pays again if the dispute is won', async () => {
    await wallet.saveMethod('pm_card_dispute_won');
    const invoice = await invoiceOf(server, wallet, { total: 2000 });
    await invoice.send('open');
    expect((await invoice.read()).status).toBe('paid');
    await passTime();
    expect(await invoice.state()).toEqual(['open', 0, 2000, [['paymentMethod', 2000, 'failed', 0]]]);
    await passTime();
    expect(await invoice.state()).toEqual(['paid', 2000, 0, [['paymentMethod', 2000, 'settled', 0]]]);
  });

  test('only the disputed part of a payment is due again; won on appeal, it is one payment again', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    await post(`/v1/invoices/${invoice.id}/refunds`, { amount: { amount: 500, currency: 'USD' } });
    const [payment] = (await invoice.read()).payments;
    const tell = (parts: Partial<ProcessorDispute>) =>
      applyInvoiceDispute(server.wallet, told(payment?.id ?? '', { amount: 1000, ...parts }));
    await Promise.all([tell({}), tell({})]);
    const [kept, taken] = [
      ['paymentMethod', 2000, 'settled', 500],
      ['paymentMethod', 1000, 'failed', 0],
    ];
    expect(await invoice.state()).toEqual(['partiallyPaid', 2000, 1000, [kept, taken]]);
    const over = await post(`/v1/invoices/${invoice.id}/refunds`, {
      amount: { amount: 1501, currency: 'USD' },
    });
    expect(over).toMatchObject({ status: 422, body: { code: 'refund_exceeded' } });
    await tell({ status: 'lost', version: 2 });
    await tell({ status: 'won', version: 3 });
    expect(await invoice.state()).toEqual(['paid', 3000, 0, [['paymentMethod', 3000, 'settled', 500]]]);
    // The dispute takes at most what the card has not received yet. The invoice is paid by hand, so a won dispute becomes balance.
    const again = { id: 'tpd_again', amount: 3000 };
    await tell(again);
    expect((await invoice.state()).slice(0, 3)).toEqual(['partiallyPaid', 500, 2500]);
    expect((await invoice.pay(method.id)).body).toMatchObject({ status: 'paid' });
    await tell({ ...again, status: 'won', version: 3 });
    expect([(await invoice.read()).due.amount, await wallet.balance()]).toEqual([0, 2500]);
    // The processor sends the won dispute again, as it does when only the evidence has changed.
    await tell({ ...again, status: 'won', version: 4 });
    expect([(await invoice.read()).paid.amount, await wallet.balance()]).toEqual([3000, 2500]);
  });

  test('voiding an invoice refunds to the card only what its bank has not taken back', async () => {
    await wallet.saveMethod('pm_card_visa');
    const invoice = await invoiceOf(server, wallet, { total: 3000 });
    await invoice.send('open');
    const [payment] = (await invoice.read()).payments;
    await applyInvoiceDispute(server.wallet, told(payment?.id ?? '', { amount: 1000 }));
    expect((await invoice.send('void')).body.status).toBe('void');
    const [given] = await server.database.query(
      `select amount, status from test_processor_refunds where payment_key = $1`,
      [payment?.id ?? ''],
    );
    expect([given, await wallet.balance()]).toEqual([{ amount: 2000, status: 'succeeded' }, 0]);
    await applyInvoiceDispute(server.wallet, told(payment?.id ?? '', { status: 'won', version: 2 }));
    expect([(await invoice.read()).status, await wallet.balance()]).toEqual(['void', 1000]);
  });

  test('a won dispute becomes balance if the invoice was paid in another way', async () => {
    await wallet.saveMethod('pm_card_dispute_won');
    const invoice = await invoiceOf(server, wallet, { total: 2000 });
    await invoice.send('open');
    await passTime();
    await entry('credit', 2000);
    await invoice.pay();
    await passTime();
    expect((await invoice.state()).slice(0, 3)).toEqual(['paid', 2000, 0]);
    expect(await wallet.balance()).toBe(2000);
  });

  test('invariant 16 (P): dispute, reinstatement and refund have the right net effect, in any order and repeatedly', async () => {
    const scenario = fc.record({
      spent: fc.integer({ min: 0, max: 2000 }),
      refunded: fc.integer({ min: 0, max: 2000 }),
      disputed: fc.integer({ min: 1, max: 2000 }),
      outcome: fc.constantFrom('won' as const, 'lost' as const),
      tellings: fc.shuffledSubarray([1, 1, 2, 2], { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ spent, refunded, disputed, outcome, tellings }) => {
        wallet = await walletOf(server);
        const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 2000 });
        if (spent > 0) await entry('debit', spent);
        const given = Math.min(refunded, 2000 - spent);
        if (given > 0)
          await post(`/v1/top-ups/${topUp.id}/refunds`, { amount: { amount: given, currency: 'USD' } });
        for (const version of tellings) {
          const status = version === 1 ? 'open' : outcome;
          await applyDispute(server.wallet, told(topUp.id, { amount: disputed, status, version }));
        }
        const isWon = tellings.includes(2) && outcome === 'won';
        const clawedBack = isWon ? 0 : Math.min(disputed, 2000 - given);
        expect(await wallet.balance()).toBe(2000 - spent - given - clawedBack);
      }),
      { numRuns: 6 },
    );
  });
});
