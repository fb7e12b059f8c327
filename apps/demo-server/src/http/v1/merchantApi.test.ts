import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { testCredit, testDebit } from '../../ledger/testing/testOperations.ts';
import { hashSecret } from '../../modules/shared/hashSecret.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { walletOf } from '../../testing/walletOf.ts';

describe.each(serverEngines)('the merchant API on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const post = (walletId: string, body: object, key: string = crypto.randomUUID()) =>
    server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key });

  describe('customers and wallets', () => {
    test('creates a customer with wallets in the default currencies, and opens another wallet', async () => {
      const customer = await server.call('POST', '/v1/customers', { body: { name: 'Ada' } });
      expect(customer).toMatchObject({ status: 201, body: { name: 'Ada', email: null, metadata: {} } });
      const path = `/v1/customers/${customer.body.id}/wallets`;
      expect(
        (await server.call('GET', path)).body.items.map(({ currency }: { currency: string }) => currency),
      ).toEqual(['USD', 'INR']);
      const body = {
        currency: 'KWD',
        initialBalance: { amount: 1500, currency: 'KWD' },
        fundedBy: 'externalPayment',
      };
      const opened = await server.call('POST', path, { body, key: 'open-kwd' });
      expect(opened.status).toBe(201);
      const again = await server.call('POST', path, { body, key: 'open-kwd' });
      expect(again.body).toEqual(opened.body);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      const other = await server.call('POST', path, {
        body: { ...body, initialBalance: { amount: 1501, currency: 'KWD' } },
        key: 'open-kwd',
      });
      expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
      const balance = await server.call('GET', `/v1/wallets/${opened.body.id}/balance`);
      expect(balance.body.balance).toEqual({ amount: 1500, currency: 'KWD' });
      expect(await server.call('POST', path, { body })).toMatchObject({
        status: 400,
        body: { code: 'idempotency_key_required' },
      });
      const unfunded = { currency: 'GBP', initialBalance: { amount: 1500, currency: 'GBP' } };
      expect(await server.call('POST', path, { body: unfunded, key: 'open-gbp' })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'fundedBy' }] },
      });
      expect(await server.call('POST', path, { body: { currency: 'KWD' } })).toMatchObject({
        status: 409,
        body: { code: 'wallet_exists', errors: [{ field: 'currency' }] },
      });
    });

    test('returns each customer once over all pages', async () => {
      for (let count = 0; count < 7; count += 1) await walletOf(server);
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await server.call(
          'GET',
          `/v1/customers?limit=3${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...page.body.items.map(({ id }) => id));
        cursor = page.body.nextCursor;
      }
      const [row] = await server.database.query<{ count: number }>('select count(*) as count from customers');
      expect(seen).toHaveLength(Number(row?.count));
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(seen.toSorted().reverse());
    });

    test('a frozen wallet rejects debits and holds until it is unfrozen', async () => {
      const { walletId } = await walletOf(server);
      await post(walletId, { type: 'credit', fundedBy: 'externalPayment', amount: usd(500) });
      const holds = `/v1/wallets/${walletId}/holds`;
      const hold = (body: object = { amount: usd(10) }, path = holds) =>
        server.call('POST', path, { body, key: crypto.randomUUID() });
      const openHold = (await hold()).body;
      expect((await server.call('POST', `/v1/wallets/${walletId}/freeze`)).body.status).toBe('frozen');
      for (const rejected of [await hold(), await hold({}, `${holds}/${openHold.id}/capture`)]) {
        expect(rejected).toMatchObject({ status: 422, body: { code: 'wallet_frozen' } });
      }
      expect(await post(walletId, { type: 'debit', amount: usd(1) })).toMatchObject({
        status: 422,
        body: { code: 'wallet_frozen' },
      });
      expect((await server.call('GET', `/v1/wallets/${walletId}/balance`)).body).toMatchObject({
        status: 'frozen',
        balance: usd(500),
      });
      expect((await server.call('POST', `/v1/wallets/${walletId}/unfreeze`)).body.status).toBe('active');
      expect((await post(walletId, { type: 'debit', amount: usd(1) })).status).toBe(201);
    });
  });

  describe('entries', () => {
    test('posts credits, debits, refunds and adjustments', async () => {
      const { walletId, eventTypes } = await walletOf(server);
      const expiresAt = new Date(server.wallet.now().getTime() + 86_400_000).toISOString();
      const grant = { priority: 10, expiresAt };
      const lines = [
        {
          type: 'credit',
          fundedBy: 'externalPayment',
          amount: usd(1000),
          reason: 'Deposit',
          reference: { type: 'order', id: 'O-1' },
          metadata: { a: 'b' },
        },
        { type: 'credit', fundedBy: 'promotion', amount: usd(300), grant },
        { type: 'debit', amount: usd(250), source: 'invoice' },
        { type: 'refund', amount: usd(50) },
        { type: 'adjustment', amount: usd(-100) },
        { type: 'adjustment', amount: usd(7) },
      ];
      const posted = [];
      for (const line of lines) posted.push((await post(walletId, line)).body);
      expect(
        posted.map(({ number, type, source, amount, balanceAfter }) => [
          number,
          type,
          source,
          amount.amount,
          balanceAfter.amount,
        ]),
      ).toEqual([
        [1, 'credit', 'merchant', 1000, 1000],
        [2, 'credit', 'promotion', 300, 1300],
        [3, 'debit', 'invoice', -250, 1050],
        [4, 'refund', 'refund', 50, 1100],
        [5, 'adjustment', 'correction', -100, 1000],
        [6, 'adjustment', 'correction', 7, 1007],
      ]);
      expect(posted[0]).toMatchObject({
        reason: 'Deposit',
        reference: { type: 'order', id: 'O-1' },
        metadata: { a: 'b' },
      });
      expect((await server.call('GET', `/v1/wallets/${walletId}/entries/${posted[2].id}`)).body).toEqual(
        posted[2],
      );
      const listed = await server.call('GET', `/v1/wallets/${walletId}/entries`);
      expect(listed.body.items).toEqual(posted.toReversed());
      // The debits consumed the promotional grant first, because of its priority.
      const { body } = await server.call('GET', `/v1/wallets/${walletId}/balance`);
      expect(body.nextExpiry).toEqual(null);
      expect(await eventTypes()).toEqual([
        'wallet.created',
        'wallet.topped_up',
        'wallet.topped_up',
        'wallet.payment_made',
        'wallet.refunded',
        'wallet.adjusted',
        'wallet.adjusted',
      ]);
    });

    test('filters entries by direction, type, text and absolute amount, over several pages', async () => {
      const { walletId } = await walletOf(server);
      for (let amount = 1; amount <= 12; amount += 1) {
        await post(walletId, {
          type: 'credit',
          fundedBy: 'externalPayment',
          amount: usd(amount * 100),
          reason: `Deposit no. ${amount}`,
        });
        await post(walletId, { type: 'debit', amount: usd(amount * 10), reason: 'Usage' });
      }
      const amounts = async (query: string) => {
        const found: number[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const path: string = `/v1/wallets/${walletId}/entries?limit=5&${query}${cursor && `&cursor=${cursor}`}`;
          const { body } = await server.call('GET', path);
          found.push(...body.items.map((entry: { amount: { amount: number } }) => entry.amount.amount));
          cursor = body.nextCursor;
        }
        return found;
      };
      expect(await amounts('')).toHaveLength(24);
      expect(await amounts('direction=out')).toEqual([...Array(12).keys()].map((n) => (n - 12) * 10));
      expect(await amounts('amountMin=100&amountMax=120')).toEqual([-120, -110, -100, 100]);
      expect(await amounts('text=NO.%207')).toEqual([700]);
      expect(await amounts('type=credit&amountMin=1100')).toEqual([1200, 1100]);
    });

    test('exports more than one page in order, with filters', async () => {
      const { walletId, token } = await walletOf(server);
      const count = 1_010;
      const at = server.wallet.now();
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          server.wallet.ledger.post(
            index % 2 ? testDebit(walletId, 1, { at }) : testCredit(walletId, 2, { at }),
          ),
        ),
      );
      for (const [query, expected] of [
        ['amountMin=1', count],
        ['direction=out', count / 2],
      ] as const) {
        const request = new Request(`http://wallet.test/wallet/wallets/${walletId}/entries.csv?${query}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        const [header = '', ...rows] = (await (await server.app.fetch(request)).text()).trim().split('\r\n');
        const column = header.split(',').indexOf('number');
        const numbers = rows.map((row) => Number(row.split(',')[column]));
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers).toHaveLength(expected);
      }
    });

    test('the balance as of a time is the sum of the entries up to then', async () => {
      const { walletId } = await walletOf(server);
      const first = await post(walletId, { type: 'credit', fundedBy: 'externalPayment', amount: usd(700) });
      server.advance(60_000);
      await post(walletId, { type: 'debit', amount: usd(200) });
      const at = async (instant: string) => {
        const { body } = await server.call(
          'GET',
          `/v1/wallets/${walletId}/balance?at=${encodeURIComponent(instant)}`,
        );
        return body.balance.amount;
      };
      expect(await at('2001-01-01T00:00:00Z')).toBe(0);
      expect(await at(first.body.createdAt)).toBe(700);
      expect(await at('2999-01-01T00:00:00+02:00')).toBe(500);
    });

    test('concurrent requests with one key take effect once, and the key rejects another body', async () => {
      const { walletId, balance } = await walletOf(server);
      await post(walletId, { type: 'credit', fundedBy: 'externalPayment', amount: usd(1000) });
      const racing = Array.from({ length: 16 }, () =>
        post(walletId, { type: 'debit', amount: usd(300) }, `k-${walletId}`),
      );
      const responses = await Promise.all(racing);
      expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 201));
      expect(new Set(responses.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(responses.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(
        15,
      );
      expect(await balance()).toBe(700);
      expect(await post(walletId, { type: 'debit', amount: usd(301) }, `k-${walletId}`)).toMatchObject({
        status: 422,
        body: { code: 'idempotency_key_reused' },
      });
    });

    test('accepts as many concurrent debits as the balance covers', async () => {
      const { walletId, balance } = await walletOf(server);
      await post(walletId, { type: 'credit', fundedBy: 'externalPayment', amount: usd(1000) });
      const responses = await Promise.all(
        Array.from({ length: 20 }, () => post(walletId, { type: 'debit', amount: usd(150) })),
      );
      expect(responses.filter(({ status }) => status === 201)).toHaveLength(6);
      const rejected = responses.filter(({ status }) => status !== 201);
      expect(
        rejected.every(({ body }) => body.code === 'insufficient_funds' && body.facts.availableBalance < 150),
      ).toBe(true);
      expect(await balance()).toBe(100);
    });
  });

  test('captures a hold in part once, and releases another', async () => {
    const { walletId } = await walletOf(server);
    await post(walletId, { type: 'credit', fundedBy: 'externalPayment', amount: usd(1000) });
    const holds = `/v1/wallets/${walletId}/holds`;
    const hold = await server.call('POST', holds, {
      body: { amount: usd(600), reason: 'Job' },
      key: 'hold-1',
    });
    expect(
      (await server.call('POST', holds, { body: { amount: usd(600), reason: 'Job' }, key: 'hold-1' })).body,
    ).toEqual(hold.body);
    expect((await server.call('GET', `/v1/wallets/${walletId}/balance`)).body).toMatchObject({
      balance: usd(1000),
      pendingCharges: usd(600),
      availableBalance: usd(400),
    });
    expect(await post(walletId, { type: 'debit', amount: usd(401) })).toMatchObject({
      body: { code: 'insufficient_funds' },
    });
    const capture = (amount: number, key: string) =>
      server.call('POST', `${holds}/${hold.body.id}/capture`, { body: { amount: usd(amount) }, key });
    expect(await capture(601, 'c-1')).toMatchObject({ status: 422, body: { code: 'hold_exceeded' } });
    expect((await capture(450, 'c-2')).body).toMatchObject({
      hold: { status: 'captured', captured: usd(450) },
      entry: { amount: usd(-450) },
    });
    expect(await capture(100, 'c-3')).toMatchObject({ status: 422, body: { code: 'hold_not_open' } });
    const second = await server.call('POST', holds, { body: { amount: usd(50) }, key: 'hold-2' });
    const released = await server.call('POST', `${holds}/${second.body.id}/release`, { key: 'r-1' });
    expect(released.body.status).toBe('released');
    expect((await server.call('GET', holds)).body.items).toEqual([]);
    expect((await server.call('GET', `${holds}?status=all`)).body.items).toHaveLength(2);
  });

  test('payment methods keep priorities 1, 2, 3 after concurrent changes and a removal', async () => {
    const { customerId, saveMethod } = await walletOf(server);
    const path = `/v1/customers/${customerId}/payment-methods`;
    const methods = await Promise.all(
      ['pm_card_visa', 'pm_bank_debit', 'pm_card_mastercard'].map(saveMethod),
    );
    const listed = async () =>
      (await server.call('GET', path)).body.items.map(
        ({ id, priority }: { id: string; priority: number }) => [id, priority],
      );
    expect((await listed()).map(([, priority]: [string, number]) => priority)).toEqual([1, 2, 3]);
    await Promise.all(methods.map(({ id }) => server.call('POST', `${path}/${id}/make-default`)));
    expect((await listed()).map(([, priority]: [string, number]) => priority)).toEqual([1, 2, 3]);
    const last = (await listed()).at(-1)[0];
    await server.call('POST', `${path}/${last}/make-default`);
    expect((await listed())[0]).toEqual([last, 1]);
    expect((await server.call('DELETE', `${path}/${last}`)).status).toBe(204);
    expect((await server.call('DELETE', `${path}/${last}`)).status).toBe(404);
    expect((await listed()).map(([, priority]: [string, number]) => priority)).toEqual([1, 2]);
  });

  test('rejects contradictory settings, and applies valid ones at once', async () => {
    const before = (await server.call('GET', '/v1/settings')).body;
    const { USD } = before.settings.topUp;
    const change = (topUp: object) => server.call('PATCH', '/v1/settings', { body: { settings: { topUp } } });
    for (const invalid of [
      { ...USD, min: USD.max + 1 },
      { ...USD, presets: [USD.min + 1] },
      { ...USD, step: 0 },
    ]) {
      expect(await change({ USD: invalid })).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    }
    expect((await server.call('GET', '/v1/settings')).body).toEqual(before);
    await change({ USD: { ...USD, max: 20_000, presets: [] } });
    const wallet = await walletOf(server);
    expect(await wallet.quote(25_000)).toMatchObject({ code: 'amount_out_of_range', facts: { max: 20_000 } });
    await server.call('PATCH', '/v1/settings', { body: { settings: before.settings } });
  });

  describe('access', () => {
    test("another merchant's key cannot read or change this merchant's data", async () => {
      const { walletId, customerId } = await walletOf(server);
      await server.database.query(
        `insert into merchants (id, name, settings, created_at)
         select 'mer_other', 'Other', settings, created_at from merchants where id = 'mer_default'`,
      );
      await server.database.query(
        `insert into api_keys (id, merchant_id, name, key_hash, key_prefix, scopes, created_at)
         values ('key_2', 'mer_other', 'Other', $1, 'sk', '{read,write,admin}', $2)`,
        [hashSecret('sk_test_other'), new Date()],
      );
      const token = 'sk_test_other';
      const body = { type: 'credit', fundedBy: 'externalPayment', amount: usd(1) };
      expect((await server.call('GET', '/v1/customers', { token })).body.items).toEqual([]);
      for (const path of [
        `/v1/customers/${customerId}`,
        `/v1/wallets/${walletId}`,
        `/v1/wallets/${walletId}/balance`,
        `/v1/customers/${customerId}/events`,
      ]) {
        expect((await server.call('GET', path, { token })).status).toBe(404);
      }
      expect(
        (await server.call('POST', `/v1/wallets/${walletId}/entries`, { token, body, key: 'x' })).status,
      ).toBe(404);
    });

    test('stores only hashes of keys and tokens', async () => {
      const { token } = await walletOf(server);
      const tables = await server.database.query('select * from sessions, api_keys');
      expect(JSON.stringify(tables)).not.toContain(token);
      expect(JSON.stringify(tables)).not.toContain('sk_test_of_the_tests');
    });
  });
});
