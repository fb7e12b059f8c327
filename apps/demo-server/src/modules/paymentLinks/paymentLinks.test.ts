import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { countRows } from '../../testing/countRows.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import { reconcileTopUps } from '../topUps/reconcileTopUps.ts';

const dayMs = 86_400_000;
const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Returns the requests that anyone with a link can make, without a key or session. */
function holderOf(server: TestServer, url: string) {
  const token = url.split('/').at(-1) ?? '';
  const ask = (method: string, rest: string, body?: object, key?: string) =>
    server.call(method, `/payment-links/${token}${rest}`, {
      token: null,
      ...(body ? { body } : {}),
      ...(key ? { key } : {}),
    });
  const holder = {
    token,
    offer: () => ask('GET', ''),
    quote: (body: object = {}) => ask('POST', '/quotes', body),
    pay: (body: object, key = crypto.randomUUID()) => ask('POST', '/payments', body, key),
    read: (id: string) => ask('GET', `/payments/${id}`),
    receipt: (id: string) => ask('GET', `/payments/${id}/receipt`),
    cancel: (id: string) => ask('POST', `/payments/${id}/cancel`, undefined, crypto.randomUUID()),
    /** Quotes and pays; the answer is the first refusal. */
    payWith: async (paymentToken: string) => {
      const quote = await holder.quote();
      return quote.status === 201 ? holder.pay({ quoteId: quote.body.id, paymentToken }) : quote;
    },
  };
  return holder;
}

describe.each(serverEngines)('payment links on %s', (engine) => {
  let server: TestServer;
  let wallet: TestWallet;
  beforeAll(async () => {
    server = await startTestServer(engine, { settleAfterMs: 60_000 });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    wallet = await walletOf(server);
  });
  afterEach(() => {
    server.processor.controls.outage = false;
  });

  async function linkOf(body: object = { amount: usd(10_000) }) {
    const path = `/v1/wallets/${wallet.walletId}/payment-links`;
    const { status, body: link } = await server.call('POST', path, { body });
    expect(status).toBe(201);
    return { ...holderOf(server, link.url), id: link.id as string, link };
  }
  const stateOf = async (id: string) => (await server.call('GET', `/v1/payment-links/${id}`)).body.status;
  const entries = async () =>
    (await server.call('GET', `/v1/wallets/${wallet.walletId}/entries`)).body.items.map(
      ({ source, amount }: { source: string; amount: { amount: number } }) => [source, amount.amount],
    );

  describe('paying a link', () => {
    test('a link with a fixed amount is quoted and paid, credits the wallet as paymentLink, and has a receipt', async () => {
      const holder = await linkOf();
      expect((await holder.offer()).body).toMatchObject({
        merchant: { name: 'Nimbus' },
        customer: { name: 'Ada' },
        status: 'open',
        amount: usd(10_000),
        topUp: null,
        payment: null,
      });
      const quote = await holder.quote();
      expect(quote).toMatchObject({
        status: 201,
        body: { amount: usd(10_000), bonus: usd(500), total: usd(10_000) },
      });
      const paid = await holder.pay({ quoteId: quote.body.id, paymentToken: 'pm_card_visa' });
      expect(paid).toMatchObject({ status: 201, body: { status: 'settled', total: usd(10_000) } });
      expect(await entries()).toEqual([
        ['bonus', 500],
        ['paymentLink', 10_000],
      ]);
      expect((await holder.receipt(paid.body.id)).body).toMatchObject({
        merchant: { name: 'Nimbus' },
        paidWith: 'Visa •••• 4242',
        lines: [{ kind: 'amount' }, { kind: 'bonus' }, { kind: 'total', amount: usd(10_000) }],
      });
      expect((await holder.offer()).body).toMatchObject({ status: 'used', payment: { id: paid.body.id } });
      expect((await server.call('GET', `/v1/payment-links/${holder.id}`)).body).toMatchObject({
        status: 'used',
        topUpId: paid.body.id,
      });
    });

    test('the payer chooses an amount within the link’s limits, and the presets respect them', async () => {
      const holder = await linkOf({ amountMin: usd(2_000), amountMax: usd(6_000) });
      const { topUp, amount } = (await holder.offer()).body;
      expect([amount, topUp.min, topUp.max]).toEqual([null, usd(2_000), usd(6_000)]);
      expect(topUp.presets.map((one: { amount: object }) => one.amount)).toEqual([usd(2_500), usd(5_000)]);
      expect(await holder.quote({ amount: usd(3_000) })).toMatchObject({ status: 201 });
      for (const wrong of [1_900, 6_100]) {
        expect((await holder.quote({ amount: usd(wrong) })).body).toMatchObject({
          code: 'amount_out_of_range',
          facts: { min: 2_000, max: 6_000 },
        });
      }
      expect((await holder.quote()).body).toMatchObject({
        code: 'invalid_request',
        errors: [{ field: 'amount' }],
      });
      expect((await holder.quote({ amount: { amount: 3_000, currency: 'EUR' } })).body.code).toBe(
        'currency_mismatch',
      );
    });

    test('a link without limits has the merchant’s limits', async () => {
      const holder = await linkOf({});
      expect(holder.link).toMatchObject({ amount: null, amountMin: usd(500), amountMax: usd(1_000_000) });
    });

    test('does not save the payer’s method for the customer, and returns no balance or id', async () => {
      const holder = await linkOf();
      const answers = [await holder.offer(), await holder.quote(), await holder.payWith('pm_card_visa')];
      answers.push(await holder.receipt(answers[2]?.body.id), await holder.offer());
      const told = JSON.stringify(answers.map(({ body }) => body));
      for (const secret of [wallet.walletId, wallet.customerId, 'balance', holder.token]) {
        expect(told).not.toContain(secret);
      }
      const path = `/v1/customers/${wallet.customerId}/payment-methods`;
      expect((await server.call('GET', path)).body.items).toEqual([]);
    });

    test('the merchant lists links by wallet, newest first, without their URL', async () => {
      const [first, second] = [
        await linkOf(),
        await linkOf({ amountMin: usd(1_000), metadata: { order: '7' } }),
      ];
      const { items } = (await server.call('GET', `/v1/payment-links?walletId=${wallet.walletId}`)).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
      expect(items[0]).toMatchObject({ metadata: { order: '7' }, status: 'open', topUpId: null });
      expect(JSON.stringify(items)).not.toContain('plk_');
    });

    test('no table stores the token, only its hash', async () => {
      const holder = await linkOf();
      await holder.payWith('pm_card_visa');
      const trail = (await server.call('GET', `/v1/audit-log?actorId=${holder.id}`)).body.items;
      expect(trail.map((one: { action: string }) => one.action)).toEqual(['paymentPage.pay']);
      const tables = Object.keys(await countRows(server.database));
      for (const table of tables) {
        const [found] = await server.database.query(
          `select count(*)::int as n from ${table} t where position($1 in t::text) > 0`,
          [holder.token],
        );
        expect([table, found?.n]).toEqual([table, 0]);
      }
    });
  });

  describe('each state', () => {
    /** Nothing can be quoted or paid, by the state's own code, and nothing is written. */
    async function refusedAs(holder: ReturnType<typeof holderOf>, code: string, quoteId: string) {
      const before = await countRows(server.database);
      expect((await holder.quote()).body.code).toBe(code);
      expect((await holder.pay({ quoteId, paymentToken: 'pm_card_visa' })).body.code).toBe(code);
      expect(await countRows(server.database)).toEqual(before);
    }

    test('expired: only after expiresIn has passed', async () => {
      const holder = await linkOf({ amount: usd(10_000), expiresIn: '7d' });
      server.advance(7 * dayMs - 60_000);
      const { body: quote } = await holder.quote();
      expect(quote.id).toEqual(expect.any(String));
      server.advance(60_001);
      expect((await holder.offer()).body.status).toBe('expired');
      expect(await stateOf(holder.id)).toBe('expired');
      await refusedAs(holder, 'payment_link_expired', quote.id);
    });

    test('used: a link can be paid once', async () => {
      const holder = await linkOf();
      const { body: quote } = await holder.quote();
      await holder.payWith('pm_card_visa');
      await refusedAs(holder, 'payment_link_used', quote.id);
      expect(await wallet.balance()).toBe(10_500);
    });

    test('revoked: a link can be revoked repeatedly at any time until it is paid', async () => {
      const holder = await linkOf();
      const { body: quote } = await holder.quote();
      for (const _ of [1, 2]) {
        const revoked = await server.call('POST', `/v1/payment-links/${holder.id}/revoke`);
        expect(revoked).toMatchObject({ status: 200, body: { status: 'revoked' } });
      }
      expect((await holder.offer()).body.status).toBe('revoked');
      await refusedAs(holder, 'payment_link_revoked', quote.id);
      const paid = await linkOf();
      await paid.payWith('pm_card_visa');
      expect((await server.call('POST', `/v1/payment-links/${paid.id}/revoke`)).body.code).toBe(
        'payment_link_used',
      );
    });

    test('a link of a closed or frozen wallet cannot be paid, until the wallet is unfrozen', async () => {
      const holder = await linkOf();
      const { body: quote } = await holder.quote();
      await server.call('POST', `/v1/wallets/${wallet.walletId}/freeze`);
      expect((await holder.offer()).body.status).toBe('walletFrozen');
      await refusedAs(holder, 'wallet_frozen', quote.id);
      await server.call('POST', `/v1/wallets/${wallet.walletId}/unfreeze`);
      expect((await holder.offer()).body.status).toBe('open');
      const body = { destination: 'original', holds: 'release', reason: null };
      const close = { body, key: crypto.randomUUID() };
      expect((await server.call('POST', `/v1/wallets/${wallet.walletId}/close`, close)).status).toBe(200);
      expect((await holder.offer()).body.status).toBe('walletClosed');
      await refusedAs(holder, 'wallet_closed', quote.id);
      const again = await server.call('POST', `/v1/wallets/${wallet.walletId}/payment-links`, { body: {} });
      expect(again.body.code).toBe('wallet_closed');
    });

    test('rejects a wrong, an altered and an empty token', async () => {
      const { token } = await linkOf();
      const last = token.endsWith('A') ? 'B' : 'A';
      const altered = `${token.slice(0, -1)}${last}`;
      for (const wrong of [altered, token.toUpperCase(), `${token}x`, token.slice(4), 'plk_', "' or ''='"]) {
        const holder = holderOf(server, encodeURIComponent(wrong));
        expect(await holder.offer()).toMatchObject({ status: 404, body: { code: 'not_found' } });
        expect((await holder.quote()).body.code).toBe('not_found');
        expect((await holder.pay({ quoteId: 'quo_x', paymentToken: 'pm_card_visa' })).body.code).toBe(
          'not_found',
        );
      }
    });
  });

  describe('limits of a token', () => {
    test('rejects another amount, another link’s quote, the customer’s own quote and another link’s payment', async () => {
      const [holder, other] = [await linkOf(), await linkOf({ amount: usd(500) })];
      expect((await holder.quote({ amount: usd(500) })).body).toMatchObject({
        code: 'amount_out_of_range',
        facts: { min: 10_000, max: 10_000 },
      });
      const foreign = (await other.quote()).body.id;
      const own = (await wallet.quote(500)).id;
      for (const quoteId of [foreign, own, 'quo_unknown']) {
        expect((await holder.pay({ quoteId, paymentToken: 'pm_card_visa' })).body.code).toBe('not_found');
      }
      const paid = await other.payWith('pm_card_visa');
      for (const ask of [holder.read, holder.receipt, holder.cancel]) {
        expect(await ask(paid.body.id)).toMatchObject({ status: 404 });
      }
      expect(await stateOf(holder.id)).toBe('open');
    });

    test('a signed-in customer cannot confirm a quote of a link', async () => {
      const holder = await linkOf();
      const method = await wallet.saveMethod('pm_card_visa');
      const body = { quoteId: (await holder.quote()).body.id, paymentMethodId: method.id };
      const request = { token: wallet.token, body, key: crypto.randomUUID() };
      expect((await server.call('POST', '/wallet/top-ups', request)).status).toBe(404);
    });

    test('rejects a return URL that contains the token, because it would be stored', async () => {
      const holder = await linkOf();
      const { body: quote } = await holder.quote();
      const returnUrl = `https://shop.example/pay/${holder.token}`;
      const refused = await holder.pay({ quoteId: quote.id, paymentToken: 'pm_card_visa', returnUrl });
      expect(refused.body).toMatchObject({ code: 'invalid_request', errors: [{ field: 'returnUrl' }] });
    });
  });

  describe('unusual payments', () => {
    test('a decline leaves the link open, and another card then pays it', async () => {
      const holder = await linkOf();
      expect((await holder.payWith('pm_card_declined')).body).toMatchObject({
        status: 'failed',
        failure: { code: 'card_declined' },
      });
      expect((await holder.offer()).body).toMatchObject({ status: 'open', payment: null });
      expect((await holder.payWith('pm_card_visa')).body.status).toBe('settled');
      expect(await wallet.balance()).toBe(10_500);
    });

    test('3-D Secure: the link waits for the confirmation, also after a reload, and approval settles it', async () => {
      const holder = await linkOf();
      const waiting = (await holder.payWith('pm_card_three_d_secure')).body;
      expect(waiting.status).toBe('requiresAction');
      expect((await holder.offer()).body).toMatchObject({
        status: 'processing',
        payment: { action: waiting.action },
      });
      expect((await holder.payWith('pm_card_visa')).body.code).toBe('payment_link_in_use');
      const body = new URLSearchParams({ decision: 'approve' });
      await server.app.fetch(new Request(waiting.action.url, { method: 'POST', body }));
      expect((await holder.read(waiting.id)).body.status).toBe('settled');
      expect(await wallet.balance()).toBe(10_500);
    });

    test('3-D Secure: the link is open again when the payer cancels or the time is over', async () => {
      const holder = await linkOf();
      const first = (await holder.payWith('pm_card_three_d_secure')).body;
      expect(await holder.cancel(first.id)).toMatchObject({ status: 200, body: { status: 'canceled' } });
      expect(await stateOf(holder.id)).toBe('open');
      const second = (await holder.payWith('pm_card_three_d_secure')).body;
      server.advance(31 * 60_000);
      await reconcileTopUps(server.wallet);
      expect((await holder.read(second.id)).body.status).toBe('expired');
      expect(await stateOf(holder.id)).toBe('open');
    });

    test('revoking a link cancels a payment that waits for its payer', async () => {
      const holder = await linkOf();
      const { id, action } = (await holder.payWith('pm_card_three_d_secure')).body;
      await server.call('POST', `/v1/payment-links/${holder.id}/revoke`);
      await server.app.fetch(
        new Request(action.url, { method: 'POST', body: new URLSearchParams({ decision: 'approve' }) }),
      );
      expect((await holder.read(id)).body.status).toBe('canceled');
      expect(await wallet.balance()).toBe(0);
    });

    test('a payment that settles after the link has expired is processing, then credited once, and the link is used', async () => {
      const holder = await linkOf({ amount: usd(10_000), expiresIn: '1m' });
      const { body } = await holder.payWith('pm_bank_debit');
      expect(body).toMatchObject({ status: 'processing', expectedAt: expect.any(String) });
      server.advance(61_000);
      expect((await holder.offer()).body.status).toBe('processing');
      await server.processor.runDue();
      await server.processor.runDue();
      expect((await holder.offer()).body.status).toBe('used');
      expect(await wallet.balance()).toBe(10_500);
    });

    test('a repeat with the same key gets the same response, and rejects another request with it', async () => {
      const holder = await linkOf();
      const [key, { body: quote }] = [crypto.randomUUID(), await holder.quote()];
      const body = { quoteId: quote.id, paymentToken: 'pm_card_visa' };
      const first = await holder.pay(body, key);
      const again = await holder.pay(body, key);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      const other = await holder.pay({ ...body, paymentToken: 'pm_card_mastercard' }, key);
      expect(other.body.code).toBe('idempotency_key_reused');
    });

    test('an outage does not fail the payment: a repeat with the same key pays afterwards', async () => {
      const holder = await linkOf();
      const [key, { body: quote }] = [crypto.randomUUID(), await holder.quote()];
      const body = { quoteId: quote.id, paymentToken: 'pm_answer_lost' };
      expect(await holder.pay(body, key)).toMatchObject({
        status: 503,
        body: { code: 'processor_unavailable' },
      });
      expect((await holder.payWith('pm_card_visa')).body.code).toBe('payment_link_in_use');
      expect((await holder.pay(body, key)).body.status).toBe('settled');
      expect(await wallet.balance()).toBe(10_500);
    });

    test('rejects further payments after ten failures within an hour', async () => {
      // The tests before have used up some of this card's tries.
      server.advance(3_600_001);
      const holder = await linkOf();
      for (let i = 0; i < 10; i += 1) await holder.payWith('pm_card_declined');
      expect(await holder.payWith('pm_card_visa')).toMatchObject({
        status: 429,
        body: { code: 'rate_limited' },
      });
      server.advance(3_600_001);
      expect((await holder.payWith('pm_card_visa')).body.status).toBe('settled');
    });
  });

  test('charges only one of two payers who pay at once with their own quote and card', async () => {
    for (let round = 0; round < 5; round += 1) {
      const holder = await linkOf();
      const quotes = await Promise.all([holder.quote(), holder.quote(), holder.quote()]);
      const answers = await Promise.all(
        quotes.map(({ body }) => holder.pay({ quoteId: body.id, paymentToken: 'pm_card_visa' })),
      );
      const settled = answers.filter(({ body }) => body.status === 'settled');
      expect(settled).toHaveLength(1);
      for (const { body } of answers.filter((answer) => !settled.includes(answer))) {
        expect(['payment_link_in_use', 'payment_link_used']).toContain(body.code);
      }
    }
    expect(await wallet.balance()).toBe(5 * 10_500);
    const [{ charges } = { charges: null }] = await server.database.query(
      `select count(*)::int as charges from test_processor_payments p join top_ups t on t.id = p.idempotency_key
       where t.wallet_id = $1 and p.status = 'succeeded'`,
      [wallet.walletId],
    );
    expect(charges).toBe(5);
  });

  test('rejects links with invalid parameters', async () => {
    const refused = async (body: object, code: string) => {
      const before = await countRows(server.database);
      const path = `/v1/wallets/${wallet.walletId}/payment-links`;
      expect((await server.call('POST', path, { body })).body.code).toBe(code);
      expect(await countRows(server.database)).toEqual(before);
    };
    for (const expiresIn of ['', '7', '0d', '-7d', '7y', '1.5h', '9999w', '7d ']) {
      await refused({ expiresIn }, 'invalid_request');
    }
    await refused({ amount: usd(1_000), amountMax: usd(2_000) }, 'invalid_request');
    await refused({ amount: usd(499) }, 'amount_out_of_range');
    await refused({ amount: usd(1_050) }, 'amount_out_of_range');
    await refused({ amountMin: usd(3_000), amountMax: usd(2_000) }, 'amount_out_of_range');
    await refused({ amountMax: { amount: 5_000, currency: 'EUR' } }, 'currency_mismatch');
  });
});
