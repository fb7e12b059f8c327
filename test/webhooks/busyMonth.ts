import { randomUUID } from 'node:crypto';
import type { TestServer } from '../../apps/demo-server/src/testing/startTestServer.ts';

const dayMs = 86_400_000;

type CreditOptions = { currency?: string; expiresAt?: string | null; reason?: string };

// biome-ignore lint/suspicious/noExplicitAny: the scenario reads ids and tokens from responses.
type Json = any;

/** Runs a month of a merchant with several customers and currencies, in which every type of event happens. */
export async function runBusyMonth(server: TestServer, endpointId: string): Promise<void> {
  const ask = async (method: string, path: string, body?: object, token?: string): Promise<Json> => {
    const key = method === 'GET' ? {} : { key: randomUUID() };
    const request = { ...key, ...(body ? { body } : {}), ...(token ? { token } : {}) };
    const response = await server.call(method, path, request);
    if (response.status < 300) return response.body;
    throw new Error(`${method} ${path}: ${JSON.stringify(response.body)}`);
  };
  const pass = (by: string) => ask('POST', '/v1/test/clock/advance', { by });
  const money = (amount: number, currency = 'USD') => ({ amount, currency });
  const inDays = (days: number) => new Date(server.wallet.now().getTime() + days * dayMs).toISOString();
  const customer = async (name: string, currencies = ['USD']) => {
    const body = { name, email: `${name}@example.com`, metadata: { crm: name }, currencies };
    const { id } = await ask('POST', '/v1/customers', body);
    const { items } = await ask('GET', `/v1/customers/${id}/wallets`);
    const { token } = await ask('POST', `/v1/customers/${id}/sessions`, {});
    return { id, token, walletIds: items.map((wallet: Json) => wallet.id), walletId: items[0]?.id };
  };
  const credit = (
    walletId: string,
    kind: 'paid' | 'promotional',
    amount: number,
    options: CreditOptions = {},
  ) => {
    const { currency = 'USD', expiresAt = null, reason = 'Wire' } = options;
    return post(
      walletId,
      'credit',
      amount,
      { reason, fundedBy: kind === 'paid' ? 'externalPayment' : 'promotion', grant: { expiresAt } },
      currency,
    );
  };
  type Customer = Awaited<ReturnType<typeof customer>>;
  const post = (walletId: string, type: string, amount: number, rest: object = {}, currency = 'USD') =>
    ask('POST', `/v1/wallets/${walletId}/entries`, { type, amount: money(amount, currency), ...rest });
  const card = (who: Customer, token: string) =>
    ask('POST', `/v1/customers/${who.id}/payment-methods`, { token });
  const topUp = async (who: Customer, token: string, amount: number) => {
    const { id: paymentMethodId } = await card(who, token);
    const quote = await ask(
      'POST',
      `/wallet/wallets/${who.walletId}/quotes`,
      { amount: money(amount) },
      who.token,
    );
    return ask('POST', '/wallet/top-ups', { quoteId: quote.id, paymentMethodId }, who.token);
  };
  const invoice = async (who: Customer, total: number, dueAt: string | null = null) => {
    const lines = [{ description: 'Seats', quantity: 1, unitAmount: money(total) }];
    const path = `/v1/customers/${who.id}/invoices`;
    const { id } = await ask('POST', path, { currency: 'USD', lines, dueAt });
    return ask('POST', `/v1/invoices/${id}/open`);
  };
  const autoTopUp = async (who: Customer, token: string) => {
    const { id: paymentMethodId } = await card(who, token);
    const rule = {
      mode: 'fixed',
      threshold: money(2_000),
      amount: money(5_000),
      paymentMethodId,
    };
    const caps = { monthlyCap: money(50_000), dailyCount: 5 };
    const path = `/wallet/wallets/${who.walletId}/auto-top-up`;
    const { version } = await ask('GET', path, undefined, who.token);
    const headers = { 'if-match': `"${version}"` };
    const request = { key: randomUUID(), token: who.token, headers, body: { ...rule, ...caps } };
    const response = await server.call('PUT', path, request);
    if (response.status >= 300) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
  };

  // Acme tops up with a bonus, spends, holds, is invoiced and refunded, and loses a dispute.
  const acme = await customer('acme');
  const settled = await topUp(acme, 'pm_card_visa', 10_000);
  await ask('POST', `/v1/webhook-endpoints/${endpointId}/test`);
  const alert = { enabled: true, threshold: money(4_000), channels: ['webhook'], version: 0 };
  await ask('PUT', `/v1/wallets/${acme.walletId}/alert-settings`, alert);
  await post(acme.walletId, 'debit', 3_333, { reason: 'API calls', reference: { type: 'job', id: 'job_1' } });
  const held = await ask('POST', `/v1/wallets/${acme.walletId}/holds`, { amount: money(2_000) });
  await ask('POST', `/v1/wallets/${acme.walletId}/holds/${held.id}/capture`, { amount: money(1_500) });
  const released = await ask('POST', `/v1/wallets/${acme.walletId}/holds`, { amount: money(700) });
  await ask('POST', `/v1/wallets/${acme.walletId}/holds/${released.id}/release`);
  await ask('POST', `/v1/wallets/${acme.walletId}/holds`, { amount: money(100), expiresAt: inDays(1) });
  await pass('2d');
  await ask('POST', `/v1/top-ups/${settled.id}/refunds`, { amount: money(1_000), reason: 'Asked for it' });
  const paid = await invoice(acme, 7_500);
  await ask('POST', `/v1/invoices/${paid.id}/refunds`, { amount: money(2_500) });
  await ask('POST', `/v1/invoices/${paid.id}/refunds`, { amount: money(1_000), destination: 'wallet' });
  await pass('1d');
  await topUp(acme, 'pm_card_visa', 20_000);
  await pass('1d');

  // Banyan is given credit that expires, corrected, frozen, disputed and closed.
  const banyan = await customer('banyan');
  await credit(banyan.walletId, 'promotional', 1_234, { reason: 'Welcome', expiresAt: inDays(9) });
  await credit(banyan.walletId, 'paid', 20_000);
  await post(banyan.walletId, 'adjustment', -111, { reason: 'Correction' });
  await post(banyan.walletId, 'adjustment', 222, { reason: 'Correction' });
  await ask('POST', `/v1/wallets/${banyan.walletId}/freeze`);
  await ask('POST', `/v1/wallets/${banyan.walletId}/unfreeze`);
  const lost = await topUp(banyan, 'pm_card_visa', 5_000);
  await ask('POST', `/v1/test/top-ups/${lost.id}/dispute`, { outcome: 'lost' });
  const won = await topUp(banyan, 'pm_card_visa', 6_000);
  await ask('POST', `/v1/test/top-ups/${won.id}/dispute`, { outcome: 'won' });
  await pass('10d');

  // Cedar has no luck with cards, and pays by link.
  const cedar = await customer('cedar');
  await topUp(cedar, 'pm_card_declined', 3_000);
  const asking = await topUp(cedar, 'pm_card_three_d_secure', 3_000);
  await ask('POST', `/wallet/top-ups/${asking.id}/cancel`, undefined, cedar.token);
  await topUp(cedar, 'pm_card_three_d_secure', 4_000);
  await pass('1h');
  const link = await ask('POST', `/v1/wallets/${cedar.walletId}/payment-links`, {
    amount: money(5_000),
    expiresIn: '7d',
  });
  const token = link.url.split('/').at(-1);
  const byLink = async (path: string, body: object) =>
    (await server.call('POST', `/payment-links/${token}${path}`, { token: null, key: randomUUID(), body }))
      .body;
  const { id: quoteId } = await byLink('/quotes', {});
  await byLink('/payments', { quoteId, paymentToken: 'pm_card_visa' });
  await ask('POST', `/v1/wallets/${cedar.walletId}/payment-links`, { amount: money(1_000), expiresIn: '1d' });
  const refused = await topUp(cedar, 'pm_card_refund_fails', 8_000);
  const failing = await ask('POST', `/v1/top-ups/${refused.id}/refunds`, { amount: money(3_000) });
  await pass('1d');
  await ask('POST', `/v1/refunds/${failing.id}/credit`);
  await invoice(cedar, 500_000, inDays(2));
  await pass('3d');
  const lapsing = await card(cedar, 'pm_card_visa');
  const end = server.wallet.now();
  // The cards of the test processor are valid for years.
  await server.database.query(
    'update payment_methods set expiry_month = $2, expiry_year = $3 where id = $1',
    [lapsing.id, end.getUTCMonth() + 1, end.getUTCFullYear()],
  );
  await pass('2h');
  const removed = await card(cedar, 'pm_card_mastercard');
  await ask('DELETE', `/v1/customers/${cedar.id}/payment-methods/${removed.id}`);

  // Elm has auto top-up: it succeeds, must be confirmed, and is declined until it pauses.
  for (const [name, method] of [
    ['elm', 'pm_card_visa'],
    ['fir', 'pm_card_asks_off_session'],
    ['gum', 'pm_card_declined'],
  ] as const) {
    const who = await customer(name);
    await credit(who.walletId, 'paid', 3_000);
    await autoTopUp(who, method);
    await post(who.walletId, 'debit', 1_500, { reason: 'API calls' });
    await pass('4h');
  }

  // Hazel has no card, so her wallet pays what it can.
  const hazel = await customer('hazel');
  await credit(hazel.walletId, 'paid', 300);
  const unpaid = await invoice(hazel, 1_000, inDays(5));
  await pass('8d');
  await ask('POST', `/v1/invoices/${unpaid.id}/mark-uncollectible`);
  await ask('POST', `/v1/invoices/${unpaid.id}/void`);

  // Delta pays for three wallets, and one is closed in the end.
  const delta = await customer('delta', ['USD', 'EUR', 'JPY']);
  const [dollars, euros, yen] = delta.walletIds;
  await credit(euros, 'paid', 9_999, { currency: 'EUR' });
  await post(euros, 'debit', 1_234, { reason: 'Seats' }, 'EUR');
  await credit(yen, 'promotional', 5_000, { currency: 'JPY' });
  await post(yen, 'debit', 321, { reason: 'Seats' }, 'JPY');
  await credit(dollars, 'paid', 700);
  await topUp(delta, 'pm_card_visa', 10_000);
  await post(dollars, 'debit', 900, { reason: 'Seats' });
  await ask('POST', `/v1/wallets/${dollars}/close`, { reason: 'Moved away' });
  const { items: payouts } = await ask('GET', '/v1/payouts?status=pending');
  await ask('POST', `/v1/payouts/${payouts[0].id}/mark-paid`, { reference: 'Wire 7' });
  await pass('12d');
}
