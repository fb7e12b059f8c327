import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { verifyLedger } from '../../ledger/verify/verifyLedger.ts';
import { createApiKey } from '../../modules/apiKeys/apiKeys.ts';
import { createCustomerAdapter } from '../../modules/customerAdapter.ts';
import { defaultMerchantId } from '../../modules/merchants/ensureMerchant.ts';
import { detachPaymentMethods } from '../../modules/paymentMethods/detachPaymentMethods.ts';
import { reconcileRefunds } from '../../modules/refunds/submitRefunds.ts';
import { reconcileTopUps } from '../../modules/topUps/reconcileTopUps.ts';
import { runWalletJobs } from '../../testing/runJobs.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { StandInCard } from '../testing/FakeStripeLedger.ts';
import { type StripeStandIn, startStripeStandIn } from '../testing/startStripeStandIn.ts';
import { configureStripe } from './stripeProvider.ts';

describe.each(serverEngines)('Stripe on %s', (engine) => {
  let stripe: StripeStandIn;
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    stripe = await startStripeStandIn();
    server = await startTestServer(engine, { payments: configureStripe(stripe.options) });
  });
  afterAll(async () => {
    expect(await verifyLedger(server.database)).toEqual([]);
    await server.close();
    await stripe.stop();
  });
  beforeEach(async () => {
    wallet = await walletOf(server);
  });
  afterEach(() => {
    Object.assign(stripe.controls, { down: false, loseAnswerOf: null });
  });

  const post = (path: string, body: object = {}) =>
    server.call('POST', path, { key: crypto.randomUUID(), body });
  const setUp = async (card: StandInCard) => {
    const { body } = await server.call('POST', '/stripe/setups', { token: wallet.token });
    return stripe.confirmSetup(body.clientSecret, card);
  };
  const topUp = async (card: StandInCard, amount = 2000) => wallet.topUp(await setUp(card), { amount });
  const sendEvent = async (type: string, object: { id: string }, secret?: string) =>
    (await server.app.fetch(stripe.event(type, object, secret))).status;
  const chargesOf = (key: string) =>
    stripe.book.charges.filter(({ intent }) => intent === stripe.intentOf(key).id);
  const settled = async () => (await wallet.eventTypes()).filter((type) => type === 'top_up.settled').length;

  test('offers Stripe in a session and describes a saved card or bank debit', async () => {
    const { body } = await server.call('GET', '/wallet/session', { token: wallet.token });
    expect(body.paymentMethodSetup).toEqual({
      testMethods: [],
      stripe: { publishableKey: 'pk_test_standin' },
    });
    expect(await wallet.saveMethod(await setUp('pays'))).toMatchObject({
      type: 'card',
      brand: 'Visa',
      last4: '4242',
      expiry: { month: 12, year: 2034 },
      offSession: true,
    });
    expect(await wallet.saveMethod(await setUp('debit'))).toMatchObject({
      type: 'bankDebit',
      brand: 'SEPA Direct Debit',
      last4: '3000',
      expiry: null,
    });
  });

  test("rejects a token that is unfinished, unknown or another customer's", async () => {
    const started = await server.call('POST', '/stripe/setups', { token: wallet.token });
    const theirs = await setUp('pays');
    wallet = await walletOf(server);
    const own = await setUp('pays');
    const unfinished = started.body.clientSecret.replace('_secret', '');
    const method = [...stripe.book.cards.keys()].at(-1) ?? '';
    for (const token of [theirs, unfinished, 'seti_none', method, 'pm_card_visa', '../v1/refunds']) {
      expect(await wallet.saveMethod(token)).toMatchObject({ code: 'payment_method_unusable' });
    }
    expect(await wallet.saveMethod(own)).toMatchObject({ last4: '4242' });
  });

  test('starts an API key with sk_test_ at a test processor, and with sk_live_ otherwise', async () => {
    const key = { name: 'Ours', scopes: ['read'], callerScopes: ['read'] } as const;
    const secretAt = async (mode: 'none' | 'test' | 'live') => {
      const processor = { ...server.wallet.processor, mode };
      return (await createApiKey({ ...server.wallet, processor }, defaultMerchantId, key)).secret;
    };
    expect(server.wallet.processor.mode).toBe('test');
    expect(await secretAt('test')).toMatch(/^sk_test_/);
    expect(await secretAt('live')).toMatch(/^sk_live_/);
    expect(await secretAt('none')).toMatch(/^sk_live_/);
  });

  test('detaches a removed method at Stripe, or retries once Stripe is available again', async () => {
    const customerOf = () => stripe.book.objects.get([...stripe.book.cards.keys()].at(-1) ?? '')?.customer;
    for (const down of [false, true]) {
      const { id } = await wallet.saveMethod(await setUp('pays'));
      expect(customerOf()).toMatch(/^cus_/);
      Object.assign(stripe.controls, { down });
      const path = `/wallet/payment-methods/${id}`;
      expect((await server.call('DELETE', path, { token: wallet.token })).status).toBe(204);
      expect(customerOf()).toEqual(down ? expect.stringMatching(/^cus_/) : null);
    }
    const left = await server.call('GET', '/wallet/payment-methods', { token: wallet.token });
    expect(left.body.items ?? left.body).toEqual([]);
    Object.assign(stripe.controls, { down: false });
    await detachPaymentMethods(server.wallet);
    expect(customerOf()).toMatch(/^cus_/);
    server.advance(61_000);
    await detachPaymentMethods(server.wallet);
    expect(customerOf()).toBeNull();
  });

  test('rejects a setup without the scope manage and without a session', async () => {
    const path = `/v1/customers/${wallet.customerId}/sessions`;
    const { token } = (await server.call('POST', path, { body: { scopes: ['view', 'topUp'] } })).body;
    expect((await server.call('POST', '/stripe/setups', { token })).status).toBe(403);
    expect((await server.call('POST', '/stripe/setups', { token: null })).status).toBe(401);
  });

  test('settles a successful card at once and passes its idempotency keys to Stripe', async () => {
    const { body } = await topUp('pays');
    expect(body).toMatchObject({ status: 'settled', balanceAfter: { amount: 2000 } });
    expect(chargesOf(body.id)).toMatchObject([{ amount: 2000, currency: 'usd' }]);
    expect([...stripe.keys]).toEqual(expect.arrayContaining([body.id, `${body.id}_confirm`]));
    expect(await settled()).toBe(1);
  });

  test.each([
    ['declined', 'card_declined'],
    ['insufficient_funds', 'insufficient_funds'],
    ['expired', 'expired_card'],
  ] as const)('fails a card that is %s with %s and cancels its intent', async (card, code) => {
    const { body } = await topUp(card);
    expect(body).toMatchObject({ status: 'failed', failure: { code }, entryId: null });
    expect(stripe.intentOf(body.id).status).toBe('canceled');
    expect(await sendEvent('payment_intent.payment_failed', stripe.intentOf(body.id))).toBe(200);
    expect(await wallet.read(body.id)).toMatchObject({ status: 'failed', failure: { code } });
    expect(await wallet.balance()).toBe(0);
  });

  test('settles a 3-D Secure payment once when three events report its approval', async () => {
    const { body } = await topUp('asks');
    expect(body).toMatchObject({
      status: 'requiresAction',
      action: { url: expect.stringContaining('https://bank.standin.test/') },
    });
    stripe.answerBank(body.id, 'approve');
    const types = ['payment_intent.succeeded', 'payment_intent.requires_action', 'payment_intent.succeeded'];
    const answers = await Promise.all(types.map((type) => sendEvent(type, stripe.intentOf(body.id))));
    expect(answers).toEqual([200, 200, 200]);
    expect((await wallet.read(body.id)).status).toBe('settled');
    expect([await wallet.balance(), await settled(), chargesOf(body.id).length]).toEqual([2000, 1, 1]);
  });

  test('fails a declined 3-D Secure payment, and cancels a canceled one at Stripe', async () => {
    const declined = (await topUp('asks')).body;
    stripe.answerBank(declined.id, 'decline');
    const failure = { code: 'authentication_failed' };
    expect(await wallet.read(declined.id)).toMatchObject({ status: 'failed', failure });
    const { body } = await topUp('asks');
    const key = crypto.randomUUID();
    await server.call('POST', `/wallet/top-ups/${body.id}/cancel`, { token: wallet.token, key });
    expect([(await wallet.read(body.id)).status, stripe.intentOf(body.id).status]).toEqual([
      'canceled',
      'canceled',
    ]);
    expect(await wallet.balance()).toBe(0);
  });

  test('settles a pending bank debit on its event, and fails a returned one', async () => {
    const [{ body: good }, { body: bad }] = [await topUp('debit'), await topUp('debit')];
    expect([good.status, bad.status]).toEqual(['processing', 'processing']);
    // An event's own status is ignored: the server reads the payment at Stripe.
    await sendEvent('payment_intent.succeeded', stripe.intentOf(good.id));
    expect(await wallet.balance()).toBe(0);
    stripe.book.succeed(stripe.intentOf(good.id));
    stripe.book.fail(stripe.intentOf(bad.id), 'payment_method_provider_decline');
    await sendEvent('payment_intent.succeeded', stripe.intentOf(good.id));
    await sendEvent('payment_intent.payment_failed', stripe.intentOf(bad.id));
    expect(await wallet.read(bad.id)).toMatchObject({ failure: { code: 'payment_returned' } });
    expect([await wallet.balance(), await settled()]).toEqual([2000, 1]);
  });

  test('rejects events without a valid signature, and ignores those about unknown objects', async () => {
    const { body } = await topUp('asks');
    stripe.answerBank(body.id, 'approve');
    const intent = stripe.intentOf(body.id);
    expect(await sendEvent('payment_intent.succeeded', intent, 'whsec_forged')).toBe(400);
    const request = stripe.event('payment_intent.succeeded', intent);
    const changed = new Request(request, { body: (await request.text()).replace('20', '30') });
    expect((await server.app.fetch(changed)).status).toBe(400);
    const old = stripe.event('payment_intent.succeeded', intent, undefined, 600);
    expect((await server.app.fetch(old)).status).toBe(400);
    expect(await wallet.balance()).toBe(0);
    for (const [type, id] of [
      ['payment_intent.succeeded', 'pi_of_another_server'],
      ['customer.created', 'cus_1'],
    ] as const) {
      expect(await sendEvent(type, { id })).toBe(200);
    }
  });

  test('responds 503 to an event while Stripe is down, and settles when Stripe sends it again', async () => {
    const { body } = await topUp('debit');
    stripe.book.succeed(stripe.intentOf(body.id));
    stripe.controls.down = true;
    expect(await sendEvent('payment_intent.succeeded', stripe.intentOf(body.id))).toBe(503);
    stripe.controls.down = false;
    expect(await sendEvent('payment_intent.succeeded', stripe.intentOf(body.id))).toBe(200);
    expect(await wallet.balance()).toBe(2000);
  });

  test.each(['payment_intents', 'confirm'])(
    'charges once when the response of %s is lost and the request repeated',
    async (path) => {
      const token = await setUp('pays');
      stripe.controls.loseAnswerOf = path;
      const lost = await wallet.topUp(token, { amount: 2000 });
      expect(lost).toMatchObject({ status: 503, body: { code: 'processor_unavailable' } });
      const { body } = await wallet.repeat();
      expect(body.status).toBe('settled');
      expect([chargesOf(body.id).length, await wallet.balance(), await settled()]).toEqual([1, 2000, 1]);
    },
  );

  test('settles a payment whose response was lost, without a retry and without an event', async () => {
    const token = await setUp('pays');
    stripe.controls.loseAnswerOf = 'confirm';
    await wallet.topUp(token, { amount: 2000 });
    expect([stripe.book.charges.length > 0, await wallet.balance()]).toEqual([true, 0]);
    server.advance(61_000);
    await reconcileTopUps(server.wallet);
    expect([await wallet.balance(), await settled()]).toEqual([2000, 1]);
  });

  test('responds 503 while Stripe is down, and cancels a payment that never reached Stripe', async () => {
    const token = await setUp('pays');
    const { id: quoteId } = await wallet.quote(2000);
    const { id: paymentMethodId } = await wallet.saveMethod(token);
    stripe.controls.down = true;
    const request = { token: wallet.token, key: crypto.randomUUID(), body: { quoteId, paymentMethodId } };
    const refused = await server.call('POST', '/wallet/top-ups', request);
    expect(refused).toMatchObject({ status: 503, body: { code: 'processor_unavailable' } });
    expect((await server.call('POST', '/stripe/setups', { token: wallet.token })).status).toBe(503);
    server.advance(61_000);
    stripe.controls.down = false;
    await reconcileTopUps(server.wallet);
    const [attempt] = (await server.call('GET', `/v1/top-ups?walletId=${wallet.walletId}`)).body.items;
    expect(attempt).toMatchObject({ status: 'failed', failure: { code: 'processing_error' } });
    const late = { idempotencyKey: attempt.id, amount: 2000, currency: 'USD', method: 'pm_x' };
    const again = await server.wallet.processor.createPayment({
      ...late,
      returnUrl: null,
      customerPresent: true,
    });
    expect(again.status).toBe('canceled');
    expect(await wallet.balance()).toBe(0);
  });

  test('declines an amount that Stripe cannot charge, without rounding it', async () => {
    const { id: method } = stripe.book.card('pays', null);
    const charged = stripe.book.charges.length;
    for (const [amount, currency] of [
      [2005, 'KWD'],
      [40, 'USD'],
    ] as const) {
      const idempotencyKey = crypto.randomUUID();
      const asked = { idempotencyKey, amount, currency, method, returnUrl: null, customerPresent: true };
      expect((await server.wallet.processor.createPayment(asked)).status).toBe('declined');
    }
    expect(stripe.book.charges.length).toBe(charged);
  });

  test('refunds once when the response of a refund is lost', async () => {
    const { body } = await topUp('pays');
    stripe.controls.loseAnswerOf = 'refunds';
    const { body: refund } = await post(`/v1/top-ups/${body.id}/refunds`, {
      amount: { amount: 500, currency: 'USD' },
    });
    const read = async () => (await server.call('GET', `/v1/refunds/${refund.id}`)).body;
    expect((await read()).status).toBe('processing');
    server.advance(30_000);
    await reconcileRefunds(server.wallet);
    expect((await read()).status).toBe('settled');
    expect(stripe.book.refunded(stripe.intentOf(body.id).id)).toBe(500);
    expect(await wallet.balance()).toBe(1500);
  });

  test('fails a refund that Stripe rejects at once or later, and credits it back', async () => {
    const [atOnce, later] = [(await topUp('refusesRefunds')).body, (await topUp('pays')).body];
    const refused = (await post(`/v1/top-ups/${atOnce.id}/refunds`)).body;
    expect(refused).toMatchObject({ status: 'failed', parts: [{ failure: expect.anything() }] });
    const { body: refund } = await post(`/v1/top-ups/${later.id}/refunds`);
    expect([refund.status, await wallet.balance()]).toEqual(['settled', 0]);
    const made = [...stripe.book.objects.values()].findLast(({ object }) => object === 'refund');
    Object.assign(made ?? {}, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
    expect(await sendEvent('refund.failed', made ?? { id: '' })).toBe(200);
    expect((await server.call('GET', `/v1/refunds/${refund.id}`)).body).toMatchObject({
      status: 'failed',
      parts: [{ failure: { message: expect.stringContaining('expired or canceled card') } }],
    });
    await post(`/v1/refunds/${refund.id}/credit`);
    // A repeated event changes nothing.
    await sendEvent('refund.failed', made ?? { id: '' });
    expect(await wallet.balance()).toBe(2000);
  });

  test('debits an open dispute, credits a won one, and ignores an inquiry', async () => {
    const { body } = await topUp('pays');
    const facts = { amount: 2000, currency: 'usd', reason: 'fraudulent', status: 'warning_needs_response' };
    const payment_intent = stripe.intentOf(body.id).id;
    const dispute = stripe.book.keep({
      id: stripe.book.id('dp'),
      object: 'dispute',
      payment_intent,
      ...facts,
    });
    const seen: number[] = [];
    for (const status of ['warning_needs_response', 'needs_response', 'lost', 'won', 'needs_response']) {
      Object.assign(dispute, { status });
      expect(await sendEvent('charge.dispute.updated', dispute)).toBe(200);
      seen.push(await wallet.balance());
    }
    expect(seen).toEqual([2000, 0, 0, 2000, 2000]);
    const { items } = (await server.call('GET', `/v1/disputes?walletId=${wallet.walletId}`)).body;
    expect(items).toMatchObject([{ status: 'won', reason: 'fraudulent', amount: { amount: 2000 } }]);
  });

  test('notifies the customer of an auto top-up that their bank asks about, and settles it once confirmed', async () => {
    const usd = (amount: number) => ({ amount, currency: 'USD' });
    const scopes = ['view', 'topUp', 'manage'] as const;
    const customer = createCustomerAdapter(server.wallet, {
      merchantId: 'mer_default',
      customerId: wallet.customerId,
      sessionId: 'ses_test',
      scopes: [...scopes],
      expiresAt: new Date(8.64e15),
    });
    const { id: paymentMethodId } = await wallet.saveMethod(await setUp('asksWhenAlone'));
    const rule = { mode: 'fixed', threshold: usd(1000), amount: usd(5000), paymentMethodId } as const;
    const settings = { ...rule, monthlyCap: usd(50_000), dailyCount: 10 };
    const { walletId } = wallet;
    await customer.saveAutoTopUp({ walletId, settings, version: 0 }, { idempotencyKey: crypto.randomUUID() });
    await runWalletJobs(server.wallet);
    const { attempts } = await customer.getAutoTopUp({ walletId });
    expect(attempts).toMatchObject([{ status: 'requiresAction' }]);
    expect(await wallet.eventTypes()).toContain('wallet.auto_top_up_action_required');
    const topUpId = attempts[0]?.topUpId ?? '';
    expect([...stripe.keys]).toEqual(expect.arrayContaining([`${topUpId}_challenge`]));
    // The event of the first attempt, without the customer, comes late and declines nothing.
    await sendEvent('payment_intent.payment_failed', stripe.intentOf(topUpId));
    stripe.answerBank(topUpId, 'approve');
    await sendEvent('payment_intent.succeeded', stripe.intentOf(topUpId));
    expect([await wallet.balance(), chargesOf(topUpId).length]).toEqual([5000, 1]);
    expect(await wallet.eventTypes()).toContain('wallet.auto_top_up_succeeded');
  });

  test('pays a payment link by an unsaved method, and rejects a saved one', async () => {
    const body = { amount: { amount: 2000, currency: 'USD' } };
    const { body: link } = await post(`/v1/wallets/${wallet.walletId}/payment-links`, body);
    const token = new URL(link.url).pathname.split('/').at(-1);
    const pay = async (paymentToken: string) => {
      const quote = await server.call('POST', `/payment-links/${token}/quotes`, { token: null, body: {} });
      return server.call('POST', `/payment-links/${token}/payments`, {
        token: null,
        key: crypto.randomUUID(),
        body: { quoteId: quote.body.id, paymentToken },
      });
    };
    await setUp('pays');
    const saved = [...stripe.book.cards.keys()].at(-1) ?? '';
    expect((await pay(saved)).body.code).toBe('payment_method_unusable');
    expect((await pay(stripe.book.card('pays', null).id)).body.status).toBe('settled');
    expect(await wallet.balance()).toBe(2000);
  });
});
