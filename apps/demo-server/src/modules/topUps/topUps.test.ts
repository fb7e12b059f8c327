import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '../../database/testing/openTestDatabase.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { applyPayment } from './applyPayment.ts';
import { reconcileTopUps } from './reconcileTopUps.ts';

const minuteMs = 60_000;

describe.each(testEngines)('top-ups on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: minuteMs });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
  });
  afterEach(() => {
    Object.assign(server.processor.controls, { outage: false, answersToLose: 0, silent: false });
  });

  /** Expects the balance and the entries of exactly one top-up of $100 with its bonus. */
  async function expectCreditedOnce(): Promise<void> {
    expect(await wallet.balance()).toBe(10_500);
    const { body } = await server.call('GET', `/v1/wallets/${wallet.walletId}/entries`);
    const entries = body.items.map(({ source, amount }: { source: string; amount: { amount: number } }) => [
      source,
      amount.amount,
    ]);
    expect(entries).toEqual([
      ['bonus', 500],
      ['topUp', 10_000],
    ]);
    const types = await wallet.eventTypes();
    expect(types.filter((type) => type === 'top_up.settled')).toHaveLength(1);
  }

  const confirm = async (url: string, decision: string) =>
    server.app.fetch(new Request(url, { method: 'POST', body: new URLSearchParams({ decision }) }));

  describe('each outcome', () => {
    test('a card that pays settles at once, with entry, bonus and events', async () => {
      const { status, body } = await wallet.topUp('pm_card_mastercard');
      expect(status).toBe(201);
      expect(body).toMatchObject({
        status: 'settled',
        balanceAfter: { amount: 10_500 },
        action: null,
        failure: null,
      });
      await expectCreditedOnce();
      expect(await wallet.eventTypes()).toEqual([
        'wallet.created',
        'wallet.topped_up',
        'wallet.topped_up',
        'top_up.settled',
      ]);
    });

    test.each([
      ['pm_card_declined', 'card_declined'],
      ['pm_card_insufficient_funds', 'insufficient_funds'],
      ['pm_card_expired', 'expired_card'],
    ])('%s fails as %s, and adds nothing', async (token, code) => {
      const { status, body } = await wallet.topUp(token);
      expect(status).toBe(201);
      expect(body).toMatchObject({ status: 'failed', failure: { code }, entryId: null });
      expect(await wallet.balance()).toBe(0);
      expect(await wallet.eventTypes()).toEqual(['wallet.created', 'top_up.failed']);
    });

    test('a 3-D Secure payment waits on the processor’s page; approval redirects back and settles it', async () => {
      const { body } = await wallet.topUp('pm_card_three_d_secure');
      expect(body.status).toBe('requiresAction');
      const page = await server.app.fetch(new Request(body.action?.url ?? ''));
      expect(await page.text()).toContain('$100.00');
      expect((await confirm(body.action?.url ?? '', 'maybe')).status).toBe(400);
      expect((await confirm(body.action?.url ?? '', 'approve')).status).toBe(200);
      expect(await wallet.read(body.id)).toMatchObject({ status: 'settled', action: null });
      // A second click, and the other button afterwards, change nothing.
      await confirm(body.action?.url ?? '', 'approve');
      await confirm(body.action?.url ?? '', 'decline');
      await expectCreditedOnce();
    });

    test('the confirmation page redirects to the URL that the customer came from', async () => {
      const [{ id: quoteId }, method] = [
        await wallet.quote(),
        await wallet.saveMethod('pm_card_three_d_secure'),
      ];
      const body = { quoteId, paymentMethodId: method.id, returnUrl: 'https://shop.example/billing?top=up' };
      const { token } = wallet;
      const topUp = (await server.call('POST', '/wallet/top-ups', { token, body, key: crypto.randomUUID() }))
        .body;
      const answer = await confirm(topUp.action.url, 'approve');
      expect([answer.status, answer.headers.get('location')]).toEqual([303, body.returnUrl]);
    });

    test('a payment that is not confirmed within half an hour expires', async () => {
      const { body } = await wallet.topUp('pm_card_three_d_secure');
      server.advance(29 * minuteMs);
      await reconcileTopUps(server.wallet);
      expect((await wallet.read(body.id)).status).toBe('requiresAction');
      server.advance(2 * minuteMs);
      await reconcileTopUps(server.wallet);
      expect((await wallet.read(body.id)).status).toBe('expired');
      expect(await confirm(body.action?.url ?? '', 'approve').then(({ status }) => status)).toBe(200);
      expect(await wallet.balance()).toBe(0);
    });

    test('a bank debit is processing, and settles when it is due', async () => {
      const { body } = await wallet.topUp('pm_bank_debit');
      expect(body).toMatchObject({ status: 'processing', expectedAt: expect.any(String) });
      await server.processor.runDue();
      expect(await wallet.balance()).toBe(0);
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      await expectCreditedOnce();
    });

    test('a returned bank debit fails', async () => {
      const { body } = await wallet.topUp('pm_bank_debit_returned');
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      expect(await wallet.read(body.id)).toMatchObject({
        status: 'failed',
        failure: { code: 'payment_returned' },
      });
      expect(await wallet.balance()).toBe(0);
    });
  });

  describe('failures in the middle', () => {
    test('a lost response: a repeat with the same key finds the payment, and credits once', async () => {
      server.processor.controls.answersToLose = 1;
      const lost = await wallet.topUp('pm_card_visa');
      expect(lost).toMatchObject({ status: 503, body: { code: 'processor_unavailable' } });
      expect(await wallet.balance()).toBe(0);
      const again = await wallet.repeat();
      expect(again.body.status).toBe('settled');
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      await server.processor.runDue();
      await expectCreditedOnce();
    });

    test('a lost response: reading the top-up finishes it', async () => {
      server.processor.controls.answersToLose = 1;
      const lost: { body: unknown } = await wallet.topUp('pm_card_visa');
      const { topUpId } = Object(lost.body).facts;
      expect((await wallet.read(topUpId)).status).toBe('settled');
      await expectCreditedOnce();
    });

    test('a lost response: the worker pool finishes the top-up without a request', async () => {
      Object.assign(server.processor.controls, { answersToLose: 1, silent: true });
      await wallet.topUp('pm_card_visa');
      server.advance(20_000);
      await reconcileTopUps(server.wallet);
      await expectCreditedOnce();
      server.processor.controls.silent = false;
      await server.processor.runDue();
      await expectCreditedOnce();
    });

    test("a lost response: the processor's event finishes the top-up", async () => {
      server.processor.controls.answersToLose = 1;
      await wallet.topUp('pm_card_visa');
      await server.processor.runDue();
      await expectCreditedOnce();
    });

    test('an outage: nothing is charged, and a repeat with the same key pays afterwards', async () => {
      const method = wallet.topUp('pm_processor_outage');
      expect(await method).toMatchObject({ status: 503, headers: expect.anything() });
      expect((await method).headers.get('retry-after')).toBe('2');
      expect(await wallet.repeat()).toMatchObject({ status: 503 });
      expect(await wallet.balance()).toBe(0);
    });

    test('a payment that the processor does not know is canceled for good after a minute', async () => {
      const lost: { body: unknown } = await wallet.topUp('pm_processor_outage');
      const { topUpId } = Object(lost.body).facts;
      server.advance(30_000);
      await reconcileTopUps(server.wallet);
      expect((await wallet.read(topUpId)).status).toBe('processing');
      server.advance(50_000);
      await reconcileTopUps(server.wallet);
      expect(await wallet.read(topUpId)).toMatchObject({
        status: 'failed',
        failure: { code: 'processing_error' },
      });
      expect((await wallet.repeat()).body).toMatchObject({ id: topUpId, status: 'failed' });
      const key = {
        idempotencyKey: topUpId,
        amount: 1,
        currency: 'USD',
        method: 'pm_card_visa',
        returnUrl: null,
        customerPresent: true,
      };
      expect((await server.processor.createPayment(key)).status).toBe('canceled');
    });

    test('a crash before the call to the processor: a repeat with the same key pays once the lease has ended', async () => {
      const [{ id: quoteId }, method] = [await wallet.quote(), await wallet.saveMethod('pm_card_visa')];
      const body = { quoteId, paymentMethodId: method.id };
      const confirmAgain = () =>
        server.call('POST', '/wallet/top-ups', { token: wallet.token, key: 'crash', body });
      server.processor.controls.outage = true;
      expect(await confirmAgain()).toMatchObject({ status: 503 });
      server.processor.controls.outage = false;
      // The state after a crash right after the first commit.
      const until = new Date(server.wallet.now().getTime() + 15_000);
      await server.database.query('update top_ups set submitting_until = $2 where quote_id = $1', [
        quoteId,
        until,
      ]);
      expect(await confirmAgain()).toMatchObject({ status: 409, body: { code: 'operation_in_progress' } });
      server.advance(15_001);
      expect((await confirmAgain()).body.status).toBe('settled');
      await expectCreditedOnce();
    });

    test('invariant 14 (C): repeated, late and out-of-order processor events credit once', async () => {
      const { body } = await wallet.topUp('pm_bank_debit');
      const payment = { idempotencyKey: body.id, expectedAt: null };
      const events: ProcessorPayment[] = [
        { ...payment, status: 'succeeded', version: 2 },
        { ...payment, status: 'processing', version: 1 },
        { ...payment, status: 'succeeded', version: 2 },
        { ...payment, status: 'declined', version: 1, code: 'card_declined', message: 'Late' },
      ];
      await Promise.all([...events, ...events].map((event) => applyPayment(server.wallet, event)));
      await expectCreditedOnce();
    });

    test('an older event does not change a payment that is still processing', async () => {
      const { body } = await wallet.topUp('pm_bank_debit');
      const payment = { idempotencyKey: body.id, expectedAt: null };
      await applyPayment(server.wallet, { ...payment, status: 'processing', version: 3 });
      const late = { status: 'declined', code: 'card_declined', message: 'Late' } as const;
      await applyPayment(server.wallet, { ...payment, ...late, version: 2 });
      expect(await wallet.read(body.id)).toMatchObject({ status: 'processing', failure: null });
      await applyPayment(server.wallet, { ...payment, status: 'succeeded', version: 4 });
      await expectCreditedOnce();
    });

    test('invariant 14 (X): a processor event that could not be handled is delivered again', async () => {
      const { body } = await wallet.topUp('pm_card_three_d_secure');
      server.processor.listen(() => Promise.reject(new Error('The wallet is down.')));
      await confirm(body.action?.url ?? '', 'approve');
      expect(await wallet.balance()).toBe(0);
      server.processor.listen(async (payment) => {
        await applyPayment(server.wallet, payment);
      });
      server.advance(10_001);
      await server.processor.runDue();
      await expectCreditedOnce();
    });

    test('returns a payment for a wallet that was closed in the meantime', async () => {
      const { body } = await wallet.topUp('pm_bank_debit');
      await server.database.query(`update ledger.accounts set status = 'closed' where id = $1`, [
        wallet.walletId,
      ]);
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      expect(await wallet.read(body.id)).toMatchObject({
        status: 'failed',
        failure: { code: 'wallet_closed' },
      });
      const refunds = await server.database.query(
        'select amount, status from test_processor_refunds where payment_key = $1',
        [body.id],
      );
      expect(refunds).toEqual([{ amount: body.total.amount, status: 'succeeded' }]);
    });

    test('credits a wallet that was frozen in the meantime', async () => {
      await wallet.topUp('pm_bank_debit');
      await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      expect(await wallet.balance()).toBe(10_500);
    });
  });

  describe('idempotency keys', () => {
    test('ten requests with one key and ten with other keys pay one quote once', async () => {
      const [{ id: quoteId }, method] = [await wallet.quote(), await wallet.saveMethod('pm_card_visa')];
      const body = { quoteId, paymentMethodId: method.id };
      const { token } = wallet;
      const keys = Array.from({ length: 20 }, (_, index) => (index < 10 ? 'one' : `other-${index}`));
      const answers = await Promise.all(
        keys.map((key) => server.call('POST', '/wallet/top-ups', { token, body, key })),
      );
      expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual(expect.arrayContaining([201]));
      expect(answers.every(({ status }) => [201, 409, 422].includes(status))).toBe(true);
      expect(
        new Set(answers.filter(({ status }) => status === 201).map((answer) => answer.body.id)).size,
      ).toBe(1);
      await expectCreditedOnce();
    });

    test('a repeat gets the first response, even after later changes', async () => {
      const first = await wallet.topUp('pm_bank_debit');
      server.advance(minuteMs + 1);
      await server.processor.runDue();
      const again = await wallet.repeat();
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      expect((await wallet.read(first.body.id)).status).toBe('settled');
    });

    test('a rejected request does not use up its key', async () => {
      const [{ id: quoteId }, method] = [await wallet.quote(), await wallet.saveMethod('pm_card_visa')];
      const request = { token: wallet.token, key: crypto.randomUUID() };
      const wrong = { quoteId, paymentMethodId: 'pm_nobody' };
      expect(await server.call('POST', '/wallet/top-ups', { ...request, body: wrong })).toMatchObject({
        status: 404,
      });
      const right = { quoteId, paymentMethodId: method.id };
      expect(await server.call('POST', '/wallet/top-ups', { ...request, body: right })).toMatchObject({
        status: 201,
      });
    });
  });

  test('the merchant can top up a frozen wallet; its customer cannot', async () => {
    const method = await wallet.saveMethod('pm_card_visa');
    const { id: quoteId } = await wallet.quote();
    await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
    const mine = { token: wallet.token, key: 'k1', body: { quoteId, paymentMethodId: method.id } };
    expect(await server.call('POST', '/wallet/top-ups', mine)).toMatchObject({
      status: 422,
      body: { code: 'wallet_frozen' },
    });
    const body = { amount: { amount: 10_000, currency: 'USD' }, paymentMethodId: method.id };
    const theirs = await server.call('POST', `/v1/wallets/${wallet.walletId}/top-ups`, { key: 'k2', body });
    expect(theirs).toMatchObject({ status: 201, body: { status: 'settled' } });
    const again = await server.call('POST', `/v1/wallets/${wallet.walletId}/top-ups`, { key: 'k2', body });
    expect(again.body).toEqual(theirs.body);
    await expectCreditedOnce();
  });

  test('fees, taxes and yen are charged as quoted', async () => {
    const { body: merchant } = await server.call('GET', '/v1/settings');
    const { USD, JPY } = merchant.settings.topUp;
    const fee = { fixed: 30, basisPoints: 290 };
    const topUp = { USD: { ...USD, fee, tax: { basisPoints: 1900 } }, JPY };
    await server.call('PATCH', '/v1/settings', { body: { settings: { topUp } } });
    const { body } = await wallet.topUp('pm_card_visa');
    expect(body).toMatchObject({ fee: { amount: 320 }, tax: { amount: 1961 }, total: { amount: 12_281 } });
    const [payment] = await server.database.query<{ amount: number }>(
      'select amount from test_processor_payments where idempotency_key = $1',
      [body.id],
    );
    expect(payment?.amount).toBe(12_281);
    const yen = await walletOf(server, 'JPY');
    expect(await yen.quote(2_500)).toMatchObject({
      total: { amount: 2_500, currency: 'JPY' },
      bonus: { amount: 0 },
    });
    await server.call('PATCH', '/v1/settings', { body: { settings: merchant.settings } });
  });
});
