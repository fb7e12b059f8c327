import type { Entry } from '@coffer/adapter';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { readGrants } from '../../ledger/queries/grants.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { countRows } from '../../testing/countRows.ts';
import { invoiceOf } from '../../testing/invoiceOf.ts';
import { runPaymentJobs, runTimedJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { applyDispute } from '../disputes/applyDispute.ts';
import type { TopUpRefundPreview } from '../topUps/refundTopUp.ts';
import type { Refund } from './repository.ts';
import { applyRefund } from './submitRefunds.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

describe.each(serverEngines)('refunds on %s', (engine) => {
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
  afterEach(() => {
    Object.assign(server.processor.controls, { outage: false, answersToLose: 0 });
  });

  const credit = (amount: number, kind: 'paid' | 'promotional') =>
    server.call('POST', `/v1/wallets/${wallet.walletId}/entries`, {
      key: crypto.randomUUID(),
      body: {
        type: 'credit',
        fundedBy: kind === 'paid' ? 'externalPayment' : 'promotion',
        amount: { amount, currency: 'USD' },
      },
    });
  const write = (path: string, body?: object, key: string = crypto.randomUUID()) =>
    server.call<Refund>('POST', path, { key, ...(body ? { body } : {}) });
  const refund = (invoice: { id: string }, body: object = {}, key?: string) =>
    write(`/v1/invoices/${invoice.id}/refunds`, body, key);
  const parts = ({ parts: all }: Refund) =>
    all.map(({ destination, amount, status }) => [destination, amount.amount, status]);
  const toCards = async () => {
    const rows = await server.database.query<{ amount: number }>(
      `select f.amount from test_processor_refunds f where f.status = 'succeeded' and f.payment_key in (
         select p.id from invoice_payments p join invoices i on i.id = p.invoice_id where i.customer_id = $1
         union all select id from top_ups where customer_id = $1) order by f.created_at`,
      [wallet.customerId],
    );
    return rows.map(({ amount }) => amount);
  };
  const paidInvoice = async (total: number) => {
    const invoice = await invoiceOf(server, wallet, { total });
    await invoice.send('open');
    return invoice;
  };

  test('by default, reverses payments from newest to oldest: the card first, then the original grants of the wallet', async () => {
    await credit(700, 'promotional');
    await credit(300, 'paid');
    const before = await readGrants(server.database, wallet.walletId);
    await wallet.saveMethod('pm_card_visa');
    const invoice = await paidInvoice(3000);
    const first = await refund(invoice, { amount: usd(2500) });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      status: 'settled',
      destination: 'original',
      amount: { amount: 2500 },
    });
    expect(parts(first.body)).toEqual([
      ['paymentMethod', 2000, 'settled'],
      ['wallet', 500, 'settled'],
    ]);
    expect(first.body.parts.map(({ paidWith }) => paidWith)).toEqual(['Visa •••• 4242', null]);
    const rest = await refund(invoice);
    expect(parts(rest.body)).toEqual([['wallet', 500, 'settled']]);
    expect(await readGrants(server.database, wallet.walletId)).toEqual(before);
    expect(await toCards()).toEqual([2000]);
    expect((await invoice.state())[3]).toEqual([
      ['wallet', 1000, 'settled', 1000],
      ['paymentMethod', 2000, 'settled', 2000],
    ]);
    expect((await wallet.eventTypes()).filter((type) => type === 'wallet.refunded')).toHaveLength(2);
  });

  test('rejects a refund above the amount paid, and leaves every table unchanged', async () => {
    await credit(1000, 'paid');
    const invoice = await paidInvoice(1000);
    await refund(invoice, { amount: usd(400) });
    const before = await countRows(server.database);
    expect(await refund(invoice, { amount: usd(601) })).toMatchObject({
      status: 422,
      body: { code: 'refund_exceeded', facts: { refundable: 600 } },
    });
    expect(await countRows(server.database)).toEqual(before);
    await refund(invoice, { amount: usd(600) });
    expect(await refund(invoice)).toMatchObject({ status: 422, body: { code: 'refund_exceeded' } });
    expect(await wallet.balance()).toBe(1000);
  });

  test('refunds once for the same key, also in parallel', async () => {
    await wallet.saveMethod('pm_card_visa');
    const invoice = await paidInvoice(1000);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refund(invoice, { amount: usd(300) }, 'same')),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await toCards()).toEqual([300]);
    expect(await refund(invoice, { amount: usd(301) }, 'same')).toMatchObject({ status: 422 });
    const racing = await Promise.all(Array.from({ length: 4 }, () => refund(invoice, { amount: usd(300) })));
    expect(racing.filter(({ status }) => status === 201)).toHaveLength(2);
  });

  test('to the wallet: the card’s share becomes paid credit, the wallet’s share returns to its grants', async () => {
    await credit(700, 'promotional');
    await wallet.saveMethod('pm_card_visa');
    const invoice = await paidInvoice(1000);
    const { body } = await refund(invoice, { destination: 'wallet' });
    expect(parts(body)).toEqual([
      ['wallet', 300, 'settled'],
      ['wallet', 700, 'settled'],
    ]);
    const grants = await readGrants(server.database, wallet.walletId);
    expect(grants.map(({ kind, remaining }) => [kind, remaining])).toEqual([
      ['promotional', 700],
      ['paid', 300],
    ]);
    expect(await toCards()).toEqual([]);
  });

  test('to cards: refunds no promotional credit, and of the wallet only what a card topped up', async () => {
    await wallet.topUp('pm_card_mastercard');
    await wallet.saveMethod('pm_card_visa');
    const invoice = await paidInvoice(10_600);
    expect(await wallet.balance()).toBe(0);
    const refused = await refund(invoice, { destination: 'paymentMethod', amount: usd(10_101) });
    expect(refused).toMatchObject({ status: 422, body: { code: 'refund_exceeded' } });
    const { body } = await refund(invoice, { destination: 'paymentMethod' });
    expect(parts(body)).toEqual([
      ['paymentMethod', 100, 'settled'],
      ['paymentMethod', 10_000, 'settled'],
    ]);
    expect((await toCards()).toSorted()).toEqual([100, 10_000]);
    expect(await wallet.balance()).toBe(0);
    expect(parts((await refund(invoice)).body)).toEqual([['wallet', 500, 'settled']]);
  });

  test('refunds the unspent part of a top-up to its card, and removes the bonus in proportion', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    const path = `/v1/top-ups/${topUp.id}/refunds`;
    // A frozen wallet keeps its money from being spent, not from going back.
    await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
    await write(path, { amount: usd(4000) });
    await server.call('POST', `/v1/wallets/${wallet.walletId}/unfreeze`);
    expect(await wallet.balance()).toBe(6300);
    expect(await write(path, { amount: usd(6001) })).toMatchObject({
      status: 422,
      body: { code: 'refund_exceeded' },
    });
    await paidInvoice(1300);
    const { body } = await write(path, {});
    expect(body).toMatchObject({ topUpId: topUp.id, amount: { amount: 5000 }, status: 'settled' });
    expect([await wallet.balance(), await toCards()]).toEqual([0, [4000, 5000]]);
  });

  test('A20 a top-up that is refunded to its card is a refund and not spend, in entries and analytics', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    await write(`/v1/top-ups/${topUp.id}/refunds`, { amount: usd(4000) });
    await paidInvoice(1300);
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/entries`);
    const left = body.items.filter(({ amount }: { amount: { amount: number } }) => amount.amount < 0);
    expect(left.map(({ type, source, amount }: Entry) => [type, source, amount.amount])).toEqual([
      ['debit', 'invoice', -1300],
      ['adjustment', 'refund', -200],
      ['refund', 'refund', -4000],
    ]);
    const day = server.wallet.now().toISOString().slice(0, 10);
    const path = `/v1/wallets/${wallet.walletId}/analytics?from=${day}&to=${day}`;
    const { spend } = (await server.call('GET', path)).body;
    expect(spend.map(({ amount }: { amount: { amount: number } }) => amount.amount)).toEqual([1300]);
  });

  test('does not refund the part of a top-up that a hold reserves', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    // Promotional money goes first, so 500 of the bonus and 8500 of what was paid.
    const body = { amount: { amount: 9000, currency: 'USD' } };
    await server.call('POST', `/v1/wallets/${wallet.walletId}/holds`, { key: crypto.randomUUID(), body });
    const path = `/v1/top-ups/${topUp.id}/refunds`;
    expect(await write(path, { amount: usd(1501) })).toMatchObject({
      status: 422,
      body: { code: 'refund_exceeded', facts: { refundable: 1500 } },
    });
    expect((await write(path, {})).body).toMatchObject({ status: 'settled', amount: { amount: 1500 } });
    expect([await wallet.balance(), await toCards()]).toEqual([9000, [1500]]);
  });

  test('partial refunds remove as much of the bonus as a full refund', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    const left: number[] = [];
    for (const amount of [3333, 3333, 3334]) {
      await write(`/v1/top-ups/${topUp.id}/refunds`, { amount: usd(amount) });
      left.push(await wallet.balance());
    }
    expect(left).toEqual([10_500 - 3333 - 166, 10_500 - 6666 - 333, 0]);
  });

  test('a rejected refund can be retried, or credited to the balance', async () => {
    const once = await wallet.topUp('pm_card_refund_fails_once');
    const { body: failed } = await write(`/v1/top-ups/${once.body.id}/refunds`, { amount: usd(1000) });
    expect(failed).toMatchObject({ status: 'failed', parts: [{ failure: { message: expect.any(String) } }] });
    expect((await write(`/v1/refunds/${failed.id}/retry`)).body.status).toBe('settled');
    expect(await write(`/v1/refunds/${failed.id}/retry`)).toMatchObject({
      body: { code: 'refund_not_failed' },
    });
    expect(await toCards()).toEqual([1000]);

    const before = await wallet.balance();
    const never = await wallet.topUp('pm_card_refund_fails', { amount: 5000 });
    const { body: refused } = await write(`/v1/top-ups/${never.body.id}/refunds`, {});
    expect((await write(`/v1/refunds/${refused.id}/retry`)).body.status).toBe('failed');
    const { body: kept } = await write(`/v1/refunds/${refused.id}/credit`);
    expect([kept.status, parts(kept)]).toEqual(['settled', [['wallet', 5000, 'settled']]]);
    expect(await wallet.balance()).toBe(before + 5000);
    expect(await toCards()).toEqual([1000]);
  });

  test('a late event of a replaced attempt changes nothing', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_refund_fails');
    const { body: failed } = await write(`/v1/top-ups/${topUp.id}/refunds`, { amount: usd(1000) });
    server.processor.controls.outage = true;
    const path = `/v1/refunds/${failed.id}`;
    expect((await write(`${path}/retry`)).body.status).toBe('processing');
    const idempotencyKey = `${failed.parts[0]?.id}_1`;
    await applyRefund(server.wallet, { idempotencyKey, status: 'succeeded' });
    expect((await server.call('GET', path)).body.status).toBe('processing');
  });

  test('crediting a rejected refund also restores its bonus', async () => {
    const topUp = await wallet.topUp('pm_card_refund_fails', { amount: 10_000 });
    expect(await wallet.balance()).toBe(10_500);
    const { body: refused } = await write(`/v1/top-ups/${topUp.body.id}/refunds`, { amount: usd(4000) });
    expect(await wallet.balance()).toBe(10_500 - 4000 - 200);
    await write(`/v1/refunds/${refused.id}/credit`);
    expect(await wallet.balance()).toBe(10_500);
    const { items } = (await server.call('GET', `/v1/wallets/${wallet.walletId}/grants`)).body;
    const left = items.map(({ kind, remaining }: { kind: string; remaining: { amount: number } }) => [
      kind,
      remaining.amount,
    ]);
    expect(left.sort()).toEqual([
      ['paid', 10_000],
      ['promotional', 500],
    ]);
  });

  test('refunds a small amount after a rejected refund and its bonus were credited back', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_refund_fails');
    const path = `/v1/top-ups/${topUp.id}/refunds`;
    const { body: first } = await write(path, { amount: usd(3333) });
    await write(path, { amount: usd(3333) });
    // 166 of the bonus come back. The second refund took 167, one more than the share of 3334.
    await write(`/v1/refunds/${first.id}/credit`);
    const before = await wallet.balance();
    expect((await write(path, { amount: usd(1) })).status).toBe(201);
    expect(await wallet.balance()).toBe(before - 1);
  });

  test('refunds a top-up whose bonus has expired and was not yet removed', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    server.advance(90 * 86_400_000);
    const { status } = await write(`/v1/top-ups/${topUp.id}/refunds`, {});
    expect([status, await wallet.balance()]).toEqual([201, topUp.bonus.amount]);
    await runTimedJobs(server.wallet);
    expect(await wallet.balance()).toBe(0);
  });

  test('previews the refund of a top-up: card, removed bonus, remaining bonus, balance before and after', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 30_000 });
    const bonus = topUp.bonus.amount;
    expect(bonus).toBeGreaterThan(600);
    // Promotional credit is spent first: 600 of the bonus.
    await paidInvoice(600);
    const path = `/v1/top-ups/${topUp.id}/refunds`;
    const before = await countRows(server.database);
    const { status, body } = await write(`${path}/preview`, { amount: usd(15_000) });
    expect(status).toBe(200);
    expect(body).toEqual({
      topUpId: topUp.id,
      walletId: wallet.walletId,
      refundable: usd(30_000),
      amount: usd(15_000),
      paidWith: 'Visa •••• 4242',
      bonusTakenBack: usd(bonus / 2),
      bonusNotRecovered: usd(0),
      paidRemaining: usd(15_000),
      bonusRemaining: usd(bonus / 2 - 600),
      balanceBefore: usd(30_000 + bonus - 600),
      balanceAfter: usd(15_000 + bonus / 2 - 600),
    });
    expect(await countRows(server.database)).toEqual(before);
    await write(path, { amount: usd(15_000) });
    expect(await wallet.balance()).toBe(15_000 + bonus / 2 - 600);
    // The spent part of the bonus is shown, and is not deducted from what goes to the card.
    expect((await write(`${path}/preview`, {})).body).toMatchObject({
      amount: usd(15_000),
      bonusTakenBack: usd(bonus / 2 - 600),
      bonusNotRecovered: usd(600),
      balanceAfter: usd(0),
    });
    await write(path, {});
    expect([await wallet.balance(), await toCards()]).toEqual([0, [15_000, 15_000]]);
    const exceeded = { status: 422, body: { code: 'refund_exceeded', facts: { refundable: 0 } } };
    expect(await write(`${path}/preview`, {})).toMatchObject(exceeded);
    await server.call('POST', `/v1/wallets/${wallet.walletId}/close`, { key: crypto.randomUUID(), body: {} });
    expect(await write(`${path}/preview`, {})).toMatchObject({ body: { code: 'wallet_closed' } });
  });

  test('removes the bonus of the part that an invoice refund returned to the card of the top-up', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    const invoice = await paidInvoice(5000 + topUp.bonus.amount);
    await refund(invoice, { destination: 'paymentMethod', amount: usd(5000) });
    await refund(invoice);
    expect(await wallet.balance()).toBe(5000 + topUp.bonus.amount);
    await write(`/v1/top-ups/${topUp.id}/refunds`, {});
    expect(await wallet.balance()).toBe(0);
  });

  test('refunds nothing of a top-up while holds reserve more than the balance', async () => {
    const { body: disputed } = await wallet.topUp('pm_card_visa');
    await write(`/v1/wallets/${wallet.walletId}/holds`, { amount: usd(8000) });
    const dispute = { id: `tpd_${disputed.id}`, payment: disputed.id, ...usd(10_000), reason: 'Fraud' };
    await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
    const { body: topUp } = await wallet.topUp('pm_card_visa', { amount: 5000 });
    const exceeded = { status: 422, body: { code: 'refund_exceeded', facts: { refundable: 0 } } };
    for (const path of ['refunds/preview', 'refunds'])
      expect(await write(`/v1/top-ups/${topUp.id}/${path}`, { amount: usd(1) })).toMatchObject(exceeded);
  });

  test('after an outage and a lost response, the worker pool retries and the card is refunded once', async () => {
    const { body: topUp } = await wallet.topUp('pm_card_visa');
    server.processor.controls.outage = true;
    const { body } = await write(`/v1/top-ups/${topUp.id}/refunds`, { amount: usd(1000) });
    expect(body.status).toBe('processing');
    Object.assign(server.processor.controls, { outage: false, answersToLose: 1 });
    for (let round = 0; round < 3; round += 1) {
      server.advance(60_000);
      await runPaymentJobs(server.wallet);
    }
    expect((await server.call('GET', `/v1/refunds/${body.id}`)).body.status).toBe('settled');
    expect(await toCards()).toEqual([1000]);
  });

  test('invariant 15 (P): refunds never exceed the amount paid, and promotional credit never reaches a card', async () => {
    const destination = fc.constantFrom('original', 'wallet', 'paymentMethod');
    const scenario = fc.record({
      promotional: fc.integer({ min: 0, max: 3000 }),
      topUp: fc.constantFrom(0, 500, 2000),
      total: fc.integer({ min: 1, max: 6000 }),
      refunds: fc.array(fc.record({ amount: fc.integer({ min: 1, max: 4000 }), destination }), {
        minLength: 1,
        maxLength: 5,
      }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ promotional, topUp, total, refunds }) => {
        wallet = await walletOf(server);
        if (promotional > 0) await credit(promotional, 'promotional');
        if (topUp > 0) await wallet.topUp('pm_card_visa', { amount: topUp });
        else await wallet.saveMethod('pm_card_visa');
        const invoice = await paidInvoice(total);
        for (const body of refunds) await refund(invoice, body);
        const { payments, paid } = await invoice.read();
        const refunded = payments.reduce((sum, payment) => sum + payment.refunded.amount, 0);
        expect(refunded).toBeLessThanOrEqual(paid.amount);
        const byCard = payments.filter(({ method }) => method.type === 'paymentMethod');
        const cardPaid = byCard.reduce((sum, { amount }) => sum + amount.amount, 0);
        const reachedCards = (await toCards()).reduce((sum, amount) => sum + amount, 0);
        expect(reachedCards).toBeLessThanOrEqual(cardPaid + topUp);
        const grants = await readGrants(server.database, wallet.walletId);
        const paidLeft = grants
          .filter(({ kind }) => kind === 'paid')
          .reduce((sum, one) => sum + one.remaining, 0);
        // At most the amount that cards paid can ever be paid out.
        expect(reachedCards + paidLeft).toBeLessThanOrEqual(cardPaid + topUp);
      }),
      { numRuns: 6 },
    );
  });

  test('invariant 15 (P): a top-up refund does what its preview says, and takes back the unused bonus in proportion', async () => {
    type Step = {
      type: 'spend' | 'hold' | 'release' | 'refund' | 'dispute' | 'credit' | 'retry';
      amount: number;
    };
    const step: fc.Arbitrary<Step> = fc.record({
      type: fc.constantFrom(
        'spend',
        'hold',
        'release',
        'refund',
        'refund',
        'refund',
        'dispute',
        'credit',
        'retry',
      ),
      amount: fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 1, max: 6000 })),
    });
    const scenario = fc.record({
      card: fc.constantFrom('pm_card_visa', 'pm_card_refund_fails', 'pm_card_refund_fails_once'),
      amount: fc.constantFrom(10_000, 25_000),
      steps: fc.array(step, { minLength: 2, maxLength: 10 }),
    });
    const run = async ({ card, amount, steps }: { card: string; amount: number; steps: Step[] }) => {
      wallet = await walletOf(server);
      const { body: topUp } = await wallet.topUp(card, { amount });
      const path = `/v1/top-ups/${topUp.id}/refunds`;
      const exceeded = { status: 422, body: { code: 'refund_exceeded' } };
      const holds: string[] = [];
      const refunds: (Refund & { bonus: number })[] = [];
      /** Refunds that still count. Excludes those that a card rejected and that became balance again. */
      const standing = () => refunds.filter(({ id }) => !credited.has(id));
      const credited = new Set<string>();
      const bonusGrantNow = async () =>
        (await readGrants(server.database, wallet.walletId)).find(({ source }) => source === 'bonus');
      for (const { type, amount: some } of steps) {
        if (type === 'spend')
          await write(`/v1/wallets/${wallet.walletId}/entries`, { type: 'debit', amount: usd(some) });
        if (type === 'hold') {
          const { status, body } = await write(`/v1/wallets/${wallet.walletId}/holds`, { amount: usd(some) });
          if (status === 201) holds.push(body.id);
        }
        if (type === 'release' && holds.length > 0) await write(`/v1/holds/${holds.pop()}/release`);
        if (type === 'dispute' && some < 1000) {
          const dispute = {
            id: `tpd_${topUp.id}_${some}`,
            payment: topUp.id,
            ...usd(some + 1),
            reason: 'Fraud',
          };
          await applyDispute(server.wallet, { ...dispute, status: 'open', version: 1 });
        }
        if ((type === 'credit' || type === 'retry') && refunds.length > 0) {
          const { id } = refunds[some % refunds.length] ?? { id: '' };
          const { status } = await write(`/v1/refunds/${id}/${type}`);
          if (type === 'credit' && status < 300) credited.add(id);
        }
        if (type !== 'refund') continue;
        const body = some === 0 ? {} : { amount: usd(some) };
        const before = await bonusGrantNow();
        const previewed = await server.call<TopUpRefundPreview>('POST', `${path}/preview`, { body });
        const made = await write(path, body);
        if (made.status !== 201) {
          expect([made, previewed]).toMatchObject([exceeded, exceeded]);
          continue;
        }
        const preview = previewed.body;
        const after = await bonusGrantNow();
        const taken = (before?.remaining ?? 0) - (after?.remaining ?? 0);
        refunds.push({ ...made.body, bonus: taken });
        expect([made.body.amount, await wallet.balance(), taken]).toEqual([
          preview.amount,
          preview.balanceAfter.amount,
          preview.bonusTakenBack.amount,
        ]);
        expect([before?.remaining ?? 0, after?.remaining ?? 0]).toEqual([
          preview.bonusRemaining.amount + taken,
          preview.bonusRemaining.amount,
        ]);
        // In proportion to all that was refunded, and never more than is unused.
        const refunded = standing().reduce((sum, one) => sum + one.amount.amount, 0);
        const bonus = standing().reduce((sum, one) => sum + one.bonus, 0);
        const share = Math.floor((topUp.bonus.amount * refunded) / amount);
        const free = Math.max(0, (before?.remaining ?? 0) - (before?.reserved ?? 0));
        expect(preview.bonusNotRecovered.amount).toBe(Math.max(0, share - bonus));
        expect(taken).toBeLessThanOrEqual(free);
        if (preview.bonusNotRecovered.amount > 0) expect(taken).toBe(free);
      }
      const refunded = standing().reduce((sum, one) => sum + one.amount.amount, 0);
      expect(refunded).toBeLessThanOrEqual(amount);
      expect((await toCards()).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(refunded);
    };
    await fc.assert(fc.asyncProperty(scenario, run), { numRuns: 15 });
  });
});
