import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Guide, startGuide } from './startGuide.ts';

/** Checks each promise of Alguna's guide "Wallets", in its order, on the running engine. */
let guide: Guide;
let ask: Guide['ask'];
let customerId: string;
let walletId: string;
beforeAll(async () => {
  guide = await startGuide();
  ask = guide.ask;
});
afterAll(() => guide.stop());
beforeEach(async () => {
  const customer = { name: 'Ada', email: 'ada@example.com', currencies: [] };
  customerId = (await ask('POST', '/v1/customers', customer)).id;
  walletId = (await ask('POST', `/v1/customers/${customerId}/wallets`, { currency: 'USD' })).id;
});

const usd = (amount: number) => ({ amount, currency: 'USD' });
const post = (type: string, amount: number, rest: object = {}) =>
  ask('POST', `/v1/wallets/${walletId}/entries`, {
    type,
    amount: usd(amount),
    ...(type === 'credit' && { fundedBy: 'externalPayment' }),
    ...rest,
  });
const balance = async (id = walletId) => {
  const read = await ask('GET', `/v1/wallets/${id}/balance`);
  return [read.balance.amount, read.pendingCharges.amount, read.availableBalance.amount];
};
const entries = async (): Promise<[string, string, number][]> => {
  const { items } = await ask('GET', `/v1/wallets/${walletId}/entries`);
  return items.map((one: { type: string; source: string; amount: { amount: number } }) => [
    one.type,
    one.source,
    one.amount.amount,
  ]);
};
const saveMethod = (token: string) => ask('POST', `/v1/customers/${customerId}/payment-methods`, { token });
const signIn = async (): Promise<string> =>
  (await ask('POST', `/v1/customers/${customerId}/sessions`, {})).token;
const openInvoice = async (total: number, { currency = 'USD', dueAt = null as string | null } = {}) => {
  const lines = [{ description: 'Seats', quantity: 1, unitAmount: { amount: total, currency } }];
  const path = `/v1/customers/${customerId}/invoices`;
  const { id } = await ask('POST', path, { currency, lines, dueAt });
  return ask('POST', `/v1/invoices/${id}/open`);
};
const paidBy = (invoice: {
  payments: { method: { type: string; label?: string }; amount: { amount: number }; status: string }[];
}) =>
  invoice.payments.map(({ method, amount, status }) => [method.label ?? method.type, amount.amount, status]);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const nextMonth = () => inDays(30);

describe('Overview', () => {
  test('a wallet holds funds in one currency, and takes no other', async () => {
    await post('credit', 500);
    const other = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 500, currency: 'EUR' } };
    await expect(ask('POST', `/v1/wallets/${walletId}/entries`, other)).rejects.toMatchObject({
      code: 'currency_mismatch',
    });
    expect(await balance()).toEqual([500, 0, 500]);
  });

  test('customers and merchants can top it up', async () => {
    await topUpAsCustomer(1_000);
    await post('credit', 2_000);
    expect((await entries()).map(([, source]) => source)).toEqual(['merchant', 'topUp']);
  });

  test('it is used for invoices by itself', async () => {
    await post('credit', 2_000);
    expect(await openInvoice(1_500)).toMatchObject({ status: 'paid' });
    expect(await balance()).toEqual([500, 0, 500]);
  });

  test('it knows a balance threshold and notifies', async () => {
    await post('credit', 5_000);
    await saveAlert(2_000, ['webhook']);
    await post('debit', 4_000);
    await guide.settle();
    expect(guide.receivedWebhooks(walletId).map(({ type }) => type)).toContain('wallet.balance_low');
  });
});

describe('Creating a Wallet', () => {
  test('A5 from the dashboard: choose a customer and a currency, and create', async () => {
    const created = await ask('POST', `/v1/customers/${customerId}/wallets`, { currency: 'EUR' });
    expect(created).toMatchObject({ customerId, currency: 'EUR', status: 'active' });
    expect(await balance(created.id)).toEqual([0, 0, 0]);
    const { items } = await ask('GET', `/v1/customers/${customerId}/wallets`);
    expect(items.map((one: { currency: string }) => one.currency)).toEqual(['USD', 'EUR']);
  });

  test('A6 via API: with an initial balance, which the new wallet states', async () => {
    const gbp = { amount: 10_000, currency: 'GBP' };
    const wallet = await ask('POST', `/v1/customers/${customerId}/wallets`, {
      currency: 'GBP',
      initialBalance: gbp,
      fundedBy: 'externalPayment',
    });
    expect(wallet).toMatchObject({ currency: 'GBP', balance: gbp, availableBalance: gbp });
    expect(await balance(wallet.id)).toEqual([10_000, 0, 10_000]);
  });
});

describe('Topping Up Wallets', () => {
  test('A7 merchant-initiated: you add funds to a customer’s wallet', async () => {
    await post('credit', 10_000, { reason: 'Annual prepayment' });
    const method = await saveMethod('pm_card_visa');
    const body = { amount: usd(5_000), paymentMethodId: method.id };
    const topUp = await ask('POST', `/v1/wallets/${walletId}/top-ups`, body);
    expect(topUp).toMatchObject({ status: 'settled', amount: usd(5_000) });
    expect(await balance()).toEqual([15_000, 0, 15_000]);
  });

  test('A7 a declined charge is an error that states the top-up, not a created one', async () => {
    const { id: paymentMethodId } = await saveMethod('pm_card_declined');
    const charge = ask('POST', `/v1/wallets/${walletId}/top-ups`, { amount: usd(5_000), paymentMethodId });
    await expect(charge).rejects.toMatchObject({
      status: 402,
      code: 'payment_declined',
      topUp: { status: 'failed', amount: usd(5_000), failure: { code: 'card_declined' } },
    });
    expect(await balance()).toEqual([0, 0, 0]);
  });

  test('self-service: the customer signs in, opens the wallet, enters amount and method, confirms', async () => {
    const { customer, capabilities, quote, topUp } = await topUpAsCustomer(7_500);
    expect(customer.id).toBe(customerId);
    expect(capabilities).toContain('topUp');
    expect(quote).toMatchObject({ amount: usd(7_500), total: usd(7_500), balanceAfter: usd(7_500) });
    expect(topUp).toMatchObject({ status: 'settled', total: quote.total });
    expect(await balance()).toEqual([7_500, 0, 7_500]);
  });

  test('by payment link: anyone with the link can pay it once, without signing in', async () => {
    const path = `/v1/wallets/${walletId}/payment-links`;
    const link = await ask('POST', path, { amount: usd(5_000), expiresIn: '7d' });
    expect(Date.parse(link.expiresAt) - Date.parse(link.createdAt)).toBe(7 * 86_400_000);
    const token = link.url.split('/').at(-1);
    const holder = async (method: string, rest: string, body?: object) =>
      guide.server.call(method, `/payment-links/${token}${rest}`, {
        token: null,
        key: crypto.randomUUID(),
        ...(body ? { body } : {}),
      });
    const { body: quote } = await holder('POST', '/quotes', {});
    const body = { quoteId: quote.id, paymentToken: 'pm_card_visa' };
    expect((await holder('POST', '/payments', body)).body).toMatchObject({ status: 'settled' });
    expect(await entries()).toEqual([['credit', 'paymentLink', 5_000]]);
    expect((await holder('POST', '/quotes', {})).body).toMatchObject({ code: 'payment_link_used' });
  });
});

describe('Automatic Payment', () => {
  const autoPay = (body: object) => ask('PUT', `/v1/wallets/${walletId}/auto-pay`, body);

  test('A10 with auto-pay on, the balance pays invoices; off, it does not, and cards still do', async () => {
    await post('credit', 3_000);
    await autoPay({ enabled: true });
    expect(await openInvoice(1_000)).toMatchObject({ status: 'paid' });
    await openInvoice(500, { dueAt: nextMonth() });
    // The dashboard reads beforehand what turning it off releases.
    expect(await ask('GET', `/v1/wallets/${walletId}/auto-pay`)).toMatchObject({ reserved: usd(500) });
    await autoPay({ enabled: false });
    expect(await openInvoice(1_000)).toMatchObject({ status: 'open' });
    expect(await balance()).toEqual([2_000, 0, 2_000]);
    await saveMethod('pm_card_visa');
    expect(paidBy(await openInvoice(700))).toEqual([['Visa •••• 4242', 700, 'settled']]);
    expect(await balance()).toEqual([2_000, 0, 2_000]);
  });

  describe('Payment Priority', () => {
    test('A11 1 is used first, as recommended for wallets', async () => {
      await post('credit', 3_000);
      await saveMethod('pm_card_visa');
      expect(await ask('GET', `/v1/wallets/${walletId}/auto-pay`)).toMatchObject({ priority: 1 });
      expect(paidBy(await openInvoice(1_000))).toEqual([['wallet', 1_000, 'settled']]);
    });

    test('A11 2 is the secondary method: used first only when it is put there', async () => {
      await post('credit', 3_000);
      await saveMethod('pm_card_visa');
      await autoPay({ enabled: true, priority: 2 });
      expect(paidBy(await openInvoice(1_000))).toEqual([['Visa •••• 4242', 1_000, 'settled']]);
    });

    test('A11 3 and on are fallbacks, in their order', async () => {
      await post('credit', 400);
      for (const token of ['pm_card_declined', 'pm_card_mastercard', 'pm_card_visa']) await saveMethod(token);
      const paid = paidBy(await openInvoice(1_000));
      expect(paid.map(([, amount, status]) => [amount, status])).toEqual([
        [400, 'settled'],
        [600, 'failed'],
        [600, 'settled'],
      ]);
      expect(paid[2]?.[0]).toMatch(/^Mastercard/);
    });
  });

  describe('Partial Payment: when the wallet is short', () => {
    test('A12 its balance is applied whole', async () => {
      await post('credit', 400);
      await openInvoice(1_000);
      expect(await balance()).toEqual([0, 0, 0]);
    });

    test('A12 what remains is charged to the backup method', async () => {
      await post('credit', 400);
      await saveMethod('pm_card_visa');
      const invoice = await openInvoice(1_000);
      expect(invoice.status).toBe('paid');
      expect(paidBy(invoice)).toEqual([
        ['wallet', 400, 'settled'],
        ['Visa •••• 4242', 600, 'settled'],
      ]);
    });

    test('A12 without a backup the invoice stays partially paid', async () => {
      await post('credit', 400);
      expect(await openInvoice(1_000)).toMatchObject({
        status: 'partiallyPaid',
        paid: usd(400),
        due: usd(600),
      });
    });

    test('A12b the rest is collected as soon as money arrives, and customer and merchant hear of the failure', async () => {
      await post('credit', 400);
      const { id, nextAttemptAt, failure } = await openInvoice(1_000);
      expect([failure.code, nextAttemptAt === null]).toEqual(['no_payment_method', false]);
      await post('credit', 5_000);
      await guide.settle();
      expect(await ask('GET', `/v1/invoices/${id}`)).toMatchObject({ status: 'paid', failure: null });
      expect(await balance()).toEqual([4_400, 0, 4_400]);
      const types = guide.receivedWebhooks(walletId).map(({ type }) => type);
      expect(types.filter((type) => type.startsWith('invoice.'))).toEqual([
        'invoice.opened',
        'invoice.partially_paid',
        'invoice.payment_failed',
        'invoice.paid',
      ]);
      const sent = await mails();
      expect(sent.map(({ type }) => type)).toEqual(['invoice_paid', 'invoice', 'invoice_payment_failed']);
    });
  });
});

describe('Balance Management', () => {
  test('A13 the balance can be checked on the wallet, in its lists and on the customer', async () => {
    await post('credit', 1_234);
    const expected = { balance: usd(1_234), pendingCharges: usd(0), availableBalance: usd(1_234) };
    expect(await ask('GET', `/v1/wallets/${walletId}`)).toMatchObject(expected);
    expect((await ask('GET', '/v1/wallets?limit=1')).items).toMatchObject([expected]);
    const customer = await ask('GET', `/v1/customers/${customerId}`);
    expect(customer).toMatchObject({ wallets: [expected], lastActivityAt: expect.any(String) });
  });

  test('A13 the balance can be checked by merchant and customer alike', async () => {
    await post('credit', 1_234);
    const token = await signIn();
    const theirs = await ask('GET', `/wallet/wallets/${walletId}/balance`, undefined, { token });
    const { asOf: _, ...ours } = await ask('GET', `/v1/wallets/${walletId}/balance`);
    expect(theirs).toMatchObject(ours);
    expect(theirs.balance).toEqual(usd(1_234));
  });

  test('balance is all, pendingCharges what pending invoices reserve, availableBalance what new charges can take', async () => {
    await post('credit', 5_000);
    await openInvoice(3_000, { dueAt: nextMonth() });
    expect(await balance()).toEqual([5_000, 3_000, 2_000]);
    await expect(post('debit', 2_001)).rejects.toMatchObject({ code: 'insufficient_funds' });
    await post('debit', 2_000);
    expect(await balance()).toEqual([3_000, 3_000, 0]);
  });
});

describe('Low Balance Alerts', () => {
  test('dashboard setup: enable it, set a threshold, choose channels', async () => {
    const saved = await saveAlert(2_500, ['email', 'webhook', 'inApp']);
    expect(saved).toMatchObject({
      enabled: true,
      threshold: usd(2_500),
      channels: expect.arrayContaining(['email', 'webhook', 'inApp']),
    });
    expect(await ask('GET', `/v1/wallets/${walletId}/alert-settings`)).toEqual(saved);
  });

  test('as configured by the API, it notifies once the balance falls below the threshold', async () => {
    await post('credit', 5_000);
    await saveAlert(2_500, ['email', 'webhook']);
    await post('debit', 2_500);
    await guide.settle();
    expect(await mails()).toEqual([]);
    await post('debit', 1);
    await guide.settle();
    expect(guide.receivedWebhooks(walletId).map(({ type }) => type)).toContain('wallet.balance_low');
    expect(await mails()).toEqual([expect.objectContaining({ to: 'ada@example.com' })]);
  });
});

describe('Auto Top-Up', () => {
  test('A17 a merchant enables it by API with the customer’s recorded consent, and it charges within the caps', async () => {
    const { id: paymentMethodId } = await saveMethod('pm_card_visa');
    const settings = {
      mode: 'fixed',
      threshold: usd(2_000),
      amount: usd(5_000),
      monthlyCap: usd(50_000),
      dailyCount: 10,
      paymentMethodId,
    };
    const consent = {
      source: 'orderForm',
      acceptedAt: '2026-01-15T10:00:00Z',
      text: 'Order form 7: I agree.',
    };
    const path = `/v1/wallets/${walletId}/auto-top-up`;
    await ask('PUT', path, { ...settings, consent, version: 0 });
    await guide.settle();
    expect(await balance()).toEqual([5_000, 0, 5_000]);
    const token = await signIn();
    const seen = await ask('GET', `/wallet/wallets/${walletId}/auto-top-up`, undefined, { token });
    expect(seen.consent).toMatchObject({ source: 'orderForm', recordedBy: 'merchant' });
    expect((await mails()).map(({ type }) => type)).toContain('auto_top_up_enabled');
    await ask('DELETE', `/wallet/wallets/${walletId}/auto-top-up`, undefined, { token });
    expect(await ask('GET', path)).toMatchObject({ status: 'off' });
  });

  test('enabled, it refills a wallet whose balance is low', async () => {
    await post('credit', 5_000);
    await enableAutoTopUp('pm_card_visa');
    await post('debit', 3_001);
    await guide.settle();
    expect((await entries())[0]).toEqual(['credit', 'autoTopUp', 5_000]);
    expect(await balance()).toEqual([6_999, 0, 6_999]);
  });

  test('its flow: the balance falls below the threshold, the card is charged, the wallet credited, the event sent', async () => {
    await post('credit', 5_000);
    await enableAutoTopUp('pm_card_visa');
    await post('debit', 3_001);
    await guide.settle();
    const rule = await ask('GET', `/v1/wallets/${walletId}/auto-top-up`);
    expect(rule.attempts).toMatchObject([{ status: 'settled', amount: usd(5_000) }]);
    expect(guide.receivedWebhooks(walletId).map(({ type }) => type)).toEqual([
      'wallet.created',
      'wallet.topped_up',
      'wallet.payment_made',
      'wallet.topped_up',
      'top_up.settled',
      'wallet.auto_top_up_succeeded',
    ]);
  });
});

describe('Wallet Transactions', () => {
  test('the history has every movement, newest first, with the balance after it', async () => {
    for (const amount of [100, 200, 300]) await post('credit', amount);
    const { items } = await ask('GET', `/v1/wallets/${walletId}/entries`);
    expect(items.map((one: { balanceAfter: { amount: number } }) => one.balanceAfter.amount)).toEqual([
      600, 300, 100,
    ]);
  });

  test.each([
    ['credit', 'funds added', () => post('credit', 100), 1_100],
    ['debit', 'funds deducted', () => post('debit', 100), 900],
    ['refund', 'funds returned', () => post('refund', 100), 1_100],
    ['adjustment', 'corrected by hand', () => post('adjustment', -100), 900],
  ])('type %s: %s', async (type, _, act, after) => {
    await post('credit', 1_000);
    await act();
    expect((await entries())[0]?.[0]).toBe(type);
    expect(await balance()).toEqual([after, 0, after]);
  });
});

describe('Refunds to Wallet', () => {
  const refund = (invoice: { id: string }, body: object = {}) =>
    ask('POST', `/v1/invoices/${invoice.id}/refunds`, body);

  test('what was paid from the wallet goes back to the wallet, of itself', async () => {
    await post('credit', 1_000);
    const invoice = await openInvoice(1_000);
    expect(await balance()).toEqual([0, 0, 0]);
    expect(await refund(invoice)).toMatchObject({ status: 'settled', destination: 'original' });
    expect((await entries())[0]).toEqual(['refund', 'refund', 1_000]);
    expect(await balance()).toEqual([1_000, 0, 1_000]);
  });

  test.each([
    ['original', 1_000, { wallet: 400, paymentMethod: 600 }],
    ['wallet', 1_000, { wallet: 1_000 }],
    ['paymentMethod', 600, { paymentMethod: 600 }],
  ])('or you choose where it goes: %s', async (destination, amount, expected) => {
    await post('credit', 400);
    await saveMethod('pm_card_visa');
    const invoice = await openInvoice(1_000);
    const { parts } = await refund(invoice, { destination, amount: usd(amount) });
    const went = new Map<string, number>();
    for (const { destination: to, amount: part } of parts) went.set(to, (went.get(to) ?? 0) + part.amount);
    expect(Object.fromEntries(went)).toEqual(expected);
    expect((await balance())[0]).toBe(went.get('wallet') ?? 0);
  });
});

describe('Webhooks', () => {
  const received = (wanted: string) => guide.receivedWebhooks(walletId).filter(({ type }) => type === wanted);
  const amounts = (balance: number) => ({
    balance: usd(balance),
    pendingCharges: usd(0),
    availableBalance: usd(balance),
  });

  test('A23 wallet.created states the wallet with status and time, and the customer with metadata', async () => {
    await ask('PATCH', `/v1/customers/${customerId}`, { metadata: { crm: '42' } });
    await guide.settle();
    const customer = { id: customerId, metadata: { crm: '42' } };
    const wallet = { id: walletId, customerId, currency: 'USD', status: 'active', ...amounts(0) };
    const createdAt = expect.stringMatching(/Z$/);
    expect(received('wallet.created')).toMatchObject([
      { id: expect.stringMatching(/^evt_/), data: { customer, wallet: { ...wallet, createdAt } } },
    ]);
  });

  test('A24 wallet.topped_up comes once per top-up, with its bonus, and tells payments from promotions', async () => {
    await topUpAsCustomer(10_000);
    await post('credit', 500, { reason: 'Goodwill', fundedBy: 'promotion' });
    await guide.settle();
    const [topUp, promotion, ...more] = received('wallet.topped_up');
    expect(topUp?.data).toMatchObject({
      wallet: amounts(10_500),
      entry: { source: 'topUp', amount: usd(10_000), paid: usd(10_000), promotional: usd(0) },
      bonusEntry: { source: 'bonus', amount: usd(500), paid: usd(0), promotional: usd(500) },
      topUp: { status: 'settled', amount: usd(10_000), bonus: usd(500), total: usd(10_000) },
      paymentMethod: { brand: 'Visa', last4: '4242' },
    });
    expect(promotion?.data).toMatchObject({
      wallet: amounts(11_000),
      entry: { reason: 'Goodwill', paid: usd(0), promotional: usd(500) },
    });
    expect(more).toEqual([]);
  });

  test('A25 wallet.balance_low states the threshold and the balances as money', async () => {
    await post('credit', 5_000);
    await saveAlert(2_000, ['webhook']);
    await post('debit', 4_000);
    await guide.settle();
    const [event] = received('wallet.balance_low');
    expect(event?.data).toMatchObject({ alert: { threshold: usd(2_000) }, wallet: amounts(1_000) });
    expect(Object.keys(event?.data)).toEqual(['customer', 'wallet', 'alert']);
  });

  test('A26 wallet.payment_made states reason, source and reference, and the invoice', async () => {
    await post('credit', 5_000);
    await post('debit', 500, { reason: 'API calls', reference: { type: 'job', id: 'job_7' } });
    const invoice = await openInvoice(2_000);
    await guide.settle();
    const [usage, payment] = received('wallet.payment_made');
    expect(usage?.data.entry).toMatchObject({
      source: 'usage',
      amount: usd(-500),
      reason: 'API calls',
      reference: { type: 'job', id: 'job_7' },
    });
    expect(payment?.data).toMatchObject({
      wallet: amounts(2_500),
      entry: { source: 'invoice', amount: usd(-2_000) },
      invoice: { id: invoice.id, number: invoice.number, total: usd(2_000), paid: usd(2_000), due: usd(0) },
    });
  });

  test('A27 wallet.auto_top_up_failed states amount, card, reason and the next attempt', async () => {
    await post('credit', 5_000);
    await enableAutoTopUp('pm_card_declined');
    await post('debit', 4_000);
    await guide.settle();
    const [event] = received('wallet.auto_top_up_failed');
    expect(event?.data).toMatchObject({
      topUp: { status: 'failed', total: usd(5_000) },
      paymentMethod: { brand: 'Visa', last4: expect.stringMatching(/^\d{4}$/) },
      failure: { code: 'card_declined', message: expect.stringMatching(/\w/) },
      declines: 1,
      nextAttemptAt: expect.stringMatching(/Z$/),
    });
    expect(await balance()).toEqual([1_000, 0, 1_000]);
  });

  test('the example: a signed event with type, time and what it is about', async () => {
    await post('credit', 5_000);
    await guide.settle();
    const ours = guide.receiver.received.find(
      ({ body }) => body.includes(walletId) && JSON.parse(body).type === 'wallet.topped_up',
    );
    const headers = Object.entries(ours?.headers ?? {}).map(([name, value]) => [name, String(value)]);
    const sent: Record<string, string> = Object.fromEntries(headers);
    expect(new Webhook(guide.webhookSecret).verify(ours?.body ?? '', sent)).toMatchObject({
      type: 'wallet.topped_up',
      timestamp: expect.stringMatching(/Z$/),
      livemode: false,
      data: { customer: { id: customerId }, wallet: { id: walletId, ...amounts(5_000) } },
    });
  });
});

describe('Multi-Currency Wallets', () => {
  test('a customer can have several wallets, each in its currency', async () => {
    await post('credit', 1_000);
    const body = {
      currency: 'EUR',
      initialBalance: { amount: 2_000, currency: 'EUR' },
      fundedBy: 'externalPayment',
    };
    const { id } = await ask('POST', `/v1/customers/${customerId}/wallets`, body);
    expect([await balance(), await balance(id)]).toEqual([
      [1_000, 0, 1_000],
      [2_000, 0, 2_000],
    ]);
  });

  test('an invoice is paid from the wallet of its currency: dollars by the dollar wallet, not by the euro one', async () => {
    await post('credit', 1_000);
    const body = {
      currency: 'EUR',
      initialBalance: { amount: 9_000, currency: 'EUR' },
      fundedBy: 'externalPayment',
    };
    const { id } = await ask('POST', `/v1/customers/${customerId}/wallets`, body);
    expect(await openInvoice(3_000)).toMatchObject({ status: 'partiallyPaid', paid: usd(1_000) });
    expect(await balance(id)).toEqual([9_000, 0, 9_000]);
    expect(await openInvoice(3_000, { currency: 'EUR' })).toMatchObject({ status: 'paid' });
    expect(await balance(id)).toEqual([6_000, 0, 6_000]);
  });
});

describe('Closing a Wallet', () => {
  test('one call closes it and refunds what is left', async () => {
    const { topUp } = await topUpAsCustomer(5_000);
    await post('debit', 1_000);
    const closure = await ask('POST', `/v1/wallets/${walletId}/close`, {});
    expect(closure.refunded).toEqual(usd(4_000));
    expect(closure.refund.parts).toMatchObject([{ destination: 'paymentMethod', amount: usd(4_000) }]);
    expect(topUp.total).toEqual(usd(5_000));
    expect(await balance()).toEqual([0, 0, 0]);
    await expect(post('credit', 1)).rejects.toMatchObject({ code: 'wallet_closed' });
  });
});

describe('Best Practices', () => {
  test('auto top-up prevents failed payments: a wallet that would have run dry pays on', async () => {
    await post('credit', 5_000);
    await enableAutoTopUp('pm_card_visa');
    for (let month = 1; month <= 4; month += 1) {
      expect(paidBy(await openInvoice(2_500))).toEqual([['wallet', 2_500, 'settled']]);
      await guide.settle();
    }
    // The opening credit was enough for two.
    expect((await entries()).filter(([, source]) => source === 'autoTopUp')).toHaveLength(1);
  });

  test('a threshold of a billing cycle warns before the payment that would fall short', async () => {
    await post('credit', 7_000);
    await saveAlert(3_000, ['email']);
    expect(await openInvoice(3_000)).toMatchObject({ status: 'paid' });
    await guide.settle();
    const warnings = async () => (await mails()).filter(({ type }) => type === 'balance_low');
    expect(await warnings()).toEqual([]);
    expect(await openInvoice(3_000)).toMatchObject({ status: 'paid' });
    await guide.settle();
    expect(await warnings()).toHaveLength(1);
    expect(await openInvoice(3_000)).toMatchObject({ status: 'partiallyPaid' });
  });

  test('A31 customers see their balance, and hear of upcoming and failed charges', async () => {
    await post('credit', 5_000);
    const dueAt = inDays(2);
    await openInvoice(3_000, { dueAt });
    const token = await signIn();
    const { pendingCharges } = await ask('GET', `/wallet/wallets/${walletId}/balance`, undefined, { token });
    expect(pendingCharges).toEqual(usd(3_000));
    const { items } = await ask('GET', '/wallet/invoices', undefined, { token });
    expect(items).toMatchObject([{ status: 'open', total: usd(3_000), dueAt, nextAttemptAt: dueAt }]);
    await guide.settle();
    const inbox = async () => {
      const { items: notifications } = await ask('GET', '/wallet/notifications', undefined, { token });
      return notifications.map(({ type }: { type: string }) => type);
    };
    expect(await inbox()).toEqual(['invoice.charge_upcoming']);
    await saveMethod('pm_card_declined');
    await openInvoice(9_000);
    expect(await inbox()).toEqual(['invoice.payment_failed', 'invoice.charge_upcoming']);
    const sent = await mails();
    const failed = sent.find(({ type }) => type === 'invoice_payment_failed');
    const upcoming = sent.find(({ type }) => type === 'invoice_charge_upcoming');
    expect(failed?.body).toMatch(/We couldn't collect \$70\.00 [\s\S]*The card was declined/);
    expect(upcoming?.body).toContain("we'll collect $30.00");
  });

  test('a prepaid top-up earns a discount, told before it is paid', async () => {
    const { quote } = await topUpAsCustomer(10_000);
    expect(quote).toMatchObject({ bonus: usd(500), total: usd(10_000), balanceAfter: usd(10_500) });
    expect(await balance()).toEqual([10_500, 0, 10_500]);
  });
});

/** Acts as the customer in the portal. */
async function topUpAsCustomer(amount: number) {
  const token = await signIn();
  const { customer, capabilities } = await ask('GET', '/wallet/session', undefined, { token });
  const [wallet] = await ask('GET', '/wallet/wallets', undefined, { token });
  const quote = await ask('POST', `/wallet/wallets/${wallet.id}/quotes`, { amount: usd(amount) }, { token });
  const method = await ask('POST', '/wallet/payment-methods', { token: 'pm_card_visa' }, { token });
  const confirmation = { quoteId: quote.id, paymentMethodId: method.id };
  const topUp = await ask('POST', '/wallet/top-ups', confirmation, { token });
  return { customer, capabilities, quote, topUp };
}

/** Acts as the customer in the portal's settings. */
async function enableAutoTopUp(methodToken: string): Promise<void> {
  const token = await signIn();
  const { id: paymentMethodId } = await saveMethod(methodToken);
  const settings = {
    mode: 'fixed',
    threshold: usd(2_000),
    amount: usd(5_000),
    monthlyCap: usd(50_000),
    dailyCount: 10,
    paymentMethodId,
  };
  const headers = { 'if-match': '"0"' };
  await ask('PUT', `/wallet/wallets/${walletId}/auto-top-up`, settings, { token, headers });
}

async function saveAlert(threshold: number, channels: string[]) {
  const path = `/v1/wallets/${walletId}/alert-settings`;
  const { version } = await ask('GET', path);
  return ask('PUT', path, { enabled: true, threshold: usd(threshold), channels, version });
}

async function mails(): Promise<{ type: string; body: string }[]> {
  return (await ask('GET', `/v1/mails?walletId=${walletId}`)).items;
}
