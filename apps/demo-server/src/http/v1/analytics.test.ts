import { minorUnits } from '@coffer/adapter';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

const dayMs = 86_400_000;

type Money = { amount: number; currency: string };
type Posted = { day: string; currency: string; source: string; reason: string | null; amount: number };

describe.each(serverEngines)("a merchant's totals, analytics and forecast on %s", (engine) => {
  let server: TestServer;
  /** Posted entries. */
  const posted: Posted[] = [];
  const wallets: { id: string; customerId: string; currency: string; reserved: number }[] = [];
  let from: string;
  let to: string;

  const today = () => server.wallet.now().toISOString().slice(0, 10);
  const sum = (entries: readonly Posted[]) => entries.reduce((total, { amount }) => total + amount, 0);

  beforeAll(async () => {
    server = await startTestServer(engine);
    // Another merchant on the same server has money too. No figure may include it.
    const other = (await server.call('POST', '/v1/merchants', { body: { name: 'Cirrus' } })).body.key.secret;
    const stranger = (await server.call('POST', '/v1/customers', { token: other, body: { name: 'X' } })).body;
    const { items } = (await server.call('GET', `/v1/customers/${stranger.id}/wallets`, { token: other }))
      .body;
    const body = { type: 'credit', fundedBy: 'externalPayment', amount: { amount: 777, currency: 'USD' } };
    await server.call('POST', `/v1/wallets/${items[0].id}/entries`, { token: other, body, key: 'stranger' });

    for (const currency of ['USD', 'USD', 'JPY', 'KWD']) {
      const { walletId: id, customerId } = await walletOf(server, currency);
      wallets.push({ id, customerId, currency, reserved: 0 });
    }
    const tomorrow = Math.ceil(server.wallet.now().getTime() / dayMs) * dayMs + 3_600_000;
    server.advance(tomorrow - server.wallet.now().getTime());
    from = today();
    for (let day = 0; day < 9; day += 1) {
      for (const [index, wallet] of wallets.entries()) {
        const post = async (type: string, amount: number, reason: string | null) => {
          const money = { amount, currency: wallet.currency };
          const funding = type === 'credit' && { fundedBy: 'externalPayment' };
          const request = { type, amount: money, reason, ...funding };
          const path = `/v1/wallets/${wallet.id}/entries`;
          const response = await server.call('POST', path, { body: request, key: crypto.randomUUID() });
          expect(response.status).toBe(201);
          const { source, amount: moved } = response.body;
          posted.push({ day: today(), currency: wallet.currency, source, reason, amount: moved.amount });
        };
        await post('credit', 1000 + 10 * day, null);
        await post('debit', 100 + index, index % 2 ? 'Tokens' : 'Seats');
      }
      to = today();
      server.advance(dayMs);
    }
    const hold = { amount: { amount: 55, currency: 'USD' } };
    await server.call('POST', `/v1/wallets/${wallets[0]?.id}/holds`, { body: hold, key: 'hold' });
    if (wallets[0]) wallets[0].reserved = 55;
  });
  afterAll(() => server.close());

  const reportIn = (reporting: object | null) =>
    server.call('PATCH', '/v1/settings', { body: { settings: { reporting } } });
  /** Converts to cents. A yen is 0.67 cents, and dinars have no rate. */
  const inDollars = (amount: number, currency: string) =>
    currency === 'USD' ? amount : currency === 'JPY' ? Math.round((amount * 67) / 100) : 0;

  test('totals are by currency, and together at the configured rates', async () => {
    await reportIn(null);
    const { body } = await server.call('GET', '/v1/balances');
    const expected = ['JPY', 'KWD', 'USD'].map((currency) => {
      const balance = sum(posted.filter((entry) => entry.currency === currency));
      const reserved = currency === 'USD' ? 55 : 0;
      const money = (amount: number) => ({ amount, currency });
      return {
        currency,
        wallets: currency === 'USD' ? 2 : 1,
        balance: money(balance),
        pendingCharges: money(reserved),
        availableBalance: money(balance - reserved),
        owed: money(0),
      };
    });
    expect(body).toMatchObject({ currencies: expected, total: null });
    await reportIn({ currency: 'USD', rates: { JPY: '0.0067' } });
    const { total } = (await server.call('GET', '/v1/balances')).body;
    const balance = expected.reduce(
      (all, { currency, balance: own }) => all + inDollars(own.amount, currency),
      0,
    );
    expect(total).toEqual({
      balance: { amount: balance, currency: 'USD' },
      pendingCharges: { amount: 55, currency: 'USD' },
      availableBalance: { amount: balance - 55, currency: 'USD' },
      unrated: ['KWD'],
    });
  });

  test("a customer's totals include that customer's wallets only", async () => {
    const [wallet] = wallets;
    await server.call('POST', `/v1/customers/${wallet?.customerId}/wallets`, { body: { currency: 'CLF' } });
    const { body } = await server.call('GET', `/v1/customers/${wallet?.customerId}/balances`);
    const { balance } = (await server.call('GET', `/v1/wallets/${wallet?.id}/balance`)).body;
    expect(
      body.currencies.map(({ currency, balance: own }: { currency: string; balance: Money }) => [
        currency,
        own.amount,
      ]),
    ).toEqual([
      ['CLF', 0],
      ['USD', balance.amount],
    ]);
    // The wallet in a currency without a rate is empty, so the total lacks nothing.
    expect(body.total).toMatchObject({ balance, unrated: [] });
  });

  test('days, flows and spend match the entries in every period', async () => {
    const days = [...new Set(posted.map(({ day }) => day))];
    const spans = [
      [from, to],
      [days[3], days[6]],
      [to, to],
      ['2001-01-01', '2001-01-05'],
    ] as const;
    for (const [first = from, last = to] of spans) {
      const { status, body } = await server.call('GET', `/v1/analytics?from=${first}&to=${last}`);
      expect(status).toBe(200);
      for (const figures of body.currencies.filter(
        ({ currency }: { currency: string }) => currency !== 'CLF',
      )) {
        const { currency } = figures;
        const own = posted.filter((entry) => entry.currency === currency);
        for (const { date, balance } of figures.balances) {
          expect(balance).toEqual({ amount: sum(own.filter(({ day }) => day <= date)), currency });
        }
        const within = own.filter(({ day }) => day >= first && day <= last);
        const flow = (source: string, side: 'in' | 'out') =>
          Math.abs(
            sum(within.filter((entry) => entry.source === source && entry.amount > 0 === (side === 'in'))),
          );
        expect(figures.flows).toEqual(
          [...new Set(within.map(({ source }) => source))].map((source) => ({
            source,
            in: { amount: flow(source, 'in'), currency },
            out: { amount: flow(source, 'out'), currency },
          })),
        );
        const spent = (reason: string) =>
          -sum(within.filter((entry) => entry.reason === reason && entry.amount < 0));
        expect(figures.spend).toEqual(
          ['Seats', 'Tokens']
            .map((reason) => ({ reason, amount: { amount: spent(reason), currency } }))
            .filter(({ amount }) => amount.amount > 0)
            .sort((a, b) => b.amount.amount - a.amount.amount),
        );
      }
      expect(body.total.balances.at(-1)?.balance.amount).toBe(
        ['USD', 'JPY']
          .map(
            (currency) =>
              [
                sum(posted.filter((entry) => entry.currency === currency && entry.day <= last)),
                currency,
              ] as const,
          )
          .reduce((all, [amount, currency]) => all + inDollars(amount, currency), 0),
      );
    }
  });

  test('a forecast lies between the burn rates, and includes expiring credit', async () => {
    const promotional = {
      expiresAt: new Date(server.wallet.now().getTime() + 5 * dayMs),
    };
    const body = {
      type: 'credit',
      fundedBy: 'promotion',
      amount: { amount: 400, currency: 'USD' },
      grant: promotional,
    };
    await server.call('POST', `/v1/wallets/${wallets[0]?.id}/entries`, { body, key: 'promotion' });
    const { currencies } = (await server.call('GET', '/v1/forecast')).body;
    const [yen] = currencies.filter(({ currency }: { currency: string }) => currency === 'JPY');
    // One wallet spent 102 yen on each of 9 full days, the last of which has just ended.
    expect(yen).toMatchObject({ basisDays: 9, averageDailySpend: { amount: 102, currency: 'JPY' } });
    const balance = sum(posted.filter(({ currency }) => currency === 'JPY'));
    expect(yen.daysLeft).toEqual({ min: Math.floor(balance / 102), max: Math.ceil(balance / 102) });
    const [dollars] = currencies.filter(({ currency }: { currency: string }) => currency === 'USD');
    expect(dollars.expiringWithin30Days).toEqual({ amount: 400, currency: 'USD' });
  });

  test('invariant 28 (G): every ISO 4217 currency has a wallet, an exact balance and a share of the total', async () => {
    const codes = Intl.supportedValuesOf('currency').filter(isListed);
    expect(codes.length).toBeGreaterThan(150);
    const { id } = (
      await server.call('POST', '/v1/customers', { body: { name: 'Everywhere', currencies: [] } })
    ).body;
    await Promise.all(
      codes.map(async (currency) => {
        const request = {
          body: { currency, initialBalance: { amount: 12_345, currency }, fundedBy: 'externalPayment' },
          key: `iso-${currency}`,
        };
        expect((await server.call('POST', `/v1/customers/${id}/wallets`, request)).status).toBe(201);
      }),
    );
    await reportIn({
      currency: 'USD',
      rates: Object.fromEntries(codes.filter((code) => code !== 'USD').map((code) => [code, '1'])),
    });
    const { body } = await server.call('GET', `/v1/customers/${id}/balances`);
    expect(body.currencies.map(({ currency }: { currency: string }) => currency)).toEqual(codes.toSorted());
    // 12,345 minor units are 12345, 123.45, 12.345 or 1.2345 units. Each is rounded to cents.
    const cents: Record<number, number> = { 0: 1_234_500, 2: 12_345, 3: 1235, 4: 123 };
    const total = codes.reduce((all, code) => all + (cents[minorUnits(code)] ?? 0), 0);
    expect(body.total).toMatchObject({ balance: { amount: total, currency: 'USD' }, unrated: [] });
    await reportIn(null);
  });

  test('rejects invalid exchange rates', async () => {
    const invalid = [
      { currency: 'USD', rates: { EUR: '0' } },
      { currency: 'USD', rates: { EUR: '-1' } },
      { currency: 'USD', rates: { EUR: '1e3' } },
      { currency: 'USD', rates: { EUR: 1.1 } },
      { currency: 'USD', rates: { USD: '1' } },
      { currency: 'USD', rates: { XQX: '1' } },
      { currency: 'XQX', rates: {} },
    ];
    for (const reporting of invalid) {
      expect(await reportIn(reporting)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
  });

  test('the second of two concurrent changes of settings gets a version conflict', async () => {
    const { version, settings } = (await server.call('GET', '/v1/settings')).body;
    const save = (days: number) =>
      server.call('PATCH', '/v1/settings', {
        body: { version, settings: { creditExpiryWarningDays: days } },
      });
    const responses = await Promise.all([save(3), save(4)]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(responses.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'version_conflict' });
    await server.call('PATCH', '/v1/settings', { body: { settings } });
  });

  test('a merchant and the customer read the same analytics and forecast of a wallet', async () => {
    const [wallet] = wallets;
    const session = await server.call('POST', `/v1/customers/${wallet?.customerId}/sessions`, { body: {} });
    for (const path of [`analytics?from=${from}&to=${to}`, 'forecast']) {
      const [merchant, customer] = await Promise.all([
        server.call('GET', `/v1/wallets/${wallet?.id}/${path}`),
        server.call('GET', `/wallet/wallets/${wallet?.id}/${path}`, { token: session.body.token }),
      ]);
      const { asOf: _, ...figures } = merchant.body;
      expect(customer.body).toMatchObject(figures);
    }
  });

  test('finds customers by a part of their name or email, or by their ID', async () => {
    const body = { name: 'Zoë Quartz', email: 'zq@quartz.example' };
    const { id } = (await server.call('POST', '/v1/customers', { body })).body;
    const found = async (search: string) =>
      (await server.call('GET', `/v1/customers?search=${encodeURIComponent(search)}`)).body.items.map(
        (customer: { id: string }) => customer.id,
      );
    for (const search of ['zoë q', 'QUARTZ.ex', id]) expect(await found(search)).toEqual([id]);
    for (const search of ['%', 'quartz_', id.slice(0, -1)]) expect(await found(search)).toEqual([]);
  });

  test("sets the order of a customer's payment methods, and rejects an incomplete one", async () => {
    const { customerId, saveMethod } = await walletOf(server);
    const ids = [];
    for (const token of ['pm_card_visa', 'pm_bank_debit', 'pm_card_mastercard'])
      ids.push((await saveMethod(token)).id);
    const order = (paymentMethodIds: (string | undefined)[]) =>
      server.call('PUT', `/v1/customers/${customerId}/payment-method-order`, { body: { paymentMethodIds } });
    const [a, b, c] = ids;
    expect(
      (await order([c, a, b])).body.items.map(({ id, priority }: { id: string; priority: number }) => [
        id,
        priority,
      ]),
    ).toEqual([
      [c, 1],
      [a, 2],
      [b, 3],
    ]);
    for (const invalid of [[a, b], [a, b, b], [a, b, c, 'pm_unknown'], []]) {
      expect(await order(invalid)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
  });
});

/** Returns whether ISO 4217 still lists a currency. `Intl` also knows older ones. */
function isListed(code: string): boolean {
  try {
    return minorUnits(code) >= 0;
  } catch {
    return false;
  }
}
