import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { type RecordedDatabase, recordStatements } from '../../testing/recordStatements.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe.each(serverEngines)('the lists of the merchant API on %s', (engine) => {
  let server: TestServer;
  let database: RecordedDatabase;
  beforeAll(async () => {
    server = await startTestServer(engine, {
      watch: (opened) => {
        database = recordStatements(opened);
        return database;
      },
    });
  });
  afterAll(() => server.close());

  const post = async (path: string, body: object = {}) => {
    const response = await server.call('POST', path, { body, key: crypto.randomUUID() });
    if (response.status >= 300) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
    return response.body;
  };
  const get = async (path: string) => (await server.call('GET', path)).body;
  const customerOf = (name: string, currencies = ['USD']) => post('/v1/customers', { name, currencies });

  test('a wallet states its balance, pending charges and available balance, alone and in every list', async () => {
    const { id: customerId, wallets } = await customerOf('Ada');
    const [{ id: walletId }] = wallets;
    await post(`/v1/wallets/${walletId}/entries`, {
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(5_000),
    });
    await post(`/v1/wallets/${walletId}/holds`, { amount: usd(1_000) });
    const promotion = { type: 'credit', fundedBy: 'promotion', grant: { expiresAt: inDays(1) } };
    await post(`/v1/wallets/${walletId}/entries`, { ...promotion, amount: usd(700) });
    const { balance, pendingCharges, availableBalance, promotionalBalance } = await get(
      `/v1/wallets/${walletId}/balance`,
    );
    const expected = {
      id: walletId,
      customerId,
      status: 'active',
      ...{ balance, pendingCharges, availableBalance, promotionalBalance },
      lastEntryAt: (await get(`/v1/wallets/${walletId}/entries`)).items[0].createdAt,
    };
    expect(availableBalance).toEqual(usd(4_700));
    expect(await get(`/v1/wallets/${walletId}`)).toMatchObject(expected);
    expect((await get(`/v1/customers/${customerId}/wallets`)).items).toMatchObject([expected]);
    expect((await get('/v1/wallets')).items).toContainEqual(expect.objectContaining(expected));
    expect(await post(`/v1/wallets/${walletId}/freeze`)).toMatchObject({ ...expected, status: 'frozen' });
    server.advance(2 * 86_400_000);
    expect(await get(`/v1/wallets/${walletId}`)).toMatchObject({
      balance: usd(5_700),
      availableBalance: usd(4_000),
    });
  });

  test('a customer states its balances per currency, their status and the last activity', async () => {
    const customer = await customerOf('Grace', ['USD', 'EUR']);
    expect(customer).toMatchObject({
      lastActivityAt: null,
      wallets: [{ currency: 'USD' }, { currency: 'EUR' }],
    });
    const [dollars, euros] = customer.wallets;
    await post(`/v1/wallets/${dollars.id}/entries`, {
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(1_200),
    });
    await post(`/v1/wallets/${euros.id}/freeze`);
    const { createdAt } = (await get(`/v1/wallets/${dollars.id}/entries`)).items[0];
    const expected = {
      id: customer.id,
      wallets: [
        { currency: 'USD', status: 'active', balance: usd(1_200), availableBalance: usd(1_200) },
        { currency: 'EUR', status: 'frozen', balance: { amount: 0, currency: 'EUR' } },
      ],
      lastActivityAt: createdAt,
    };
    expect(await get(`/v1/customers/${customer.id}`)).toMatchObject(expected);
    expect((await get('/v1/customers?search=Grace')).items).toMatchObject([expected]);
    await post(`/v1/wallets/${dollars.id}/close`, {});
    expect((await get(`/v1/customers/${customer.id}`)).wallets).toMatchObject([{ currency: 'EUR' }]);
  });

  test('a list with balances runs as many statements for many rows as for one', async () => {
    for (let count = 0; count < 6; count += 1) await customerOf(`Many ${count}`, ['USD', 'EUR']);
    const statementsOf = async (path: string) => {
      await get(path);
      database.takeStatements();
      await get(path);
      return database.takeStatements().length;
    };
    expect(await statementsOf('/v1/wallets?limit=100')).toBe(await statementsOf('/v1/wallets?limit=1'));
    expect(await statementsOf('/v1/customers?limit=100')).toBe(await statementsOf('/v1/customers?limit=1'));
  });

  test('lists the entries of all wallets once, over pages and filters, and of no other merchant', async () => {
    const [ada, grace] = [await customerOf('Entries A', ['USD', 'EUR']), await customerOf('Entries B')];
    const credit = { type: 'credit', fundedBy: 'externalPayment' };
    for (const { id, currency } of [...ada.wallets, ...grace.wallets]) {
      for (const amount of [100, 200, 300]) {
        const reason = `Deposit ${amount}`;
        await post(`/v1/wallets/${id}/entries`, { ...credit, amount: { amount, currency }, reason });
      }
    }
    const all: string[] = [];
    let cursor = '';
    do {
      const page = await get(`/v1/entries?limit=4${cursor && `&cursor=${cursor}`}`);
      all.push(...page.items.map(({ id }: { id: string }) => id));
      // An entry that is written between two pages moves none of the older ones.
      const [{ id }] = grace.wallets;
      await post(`/v1/wallets/${id}/entries`, { ...credit, amount: usd(1), reason: 'Meanwhile' });
      cursor = page.nextCursor ?? '';
    } while (cursor);
    const [row] = await server.database.query<{ count: number }>(
      "select count(*)::int as count from ledger.entries where reason is distinct from 'Meanwhile'",
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(row?.count ?? 0);
    const found = async (query: string) => (await get(`/v1/entries?${query}`)).items.length;
    expect(await found(`customerId=${ada.id}`)).toBe(6);
    expect(await found(`customerId=${ada.id}&currency=EUR`)).toBe(3);
    expect(await found(`walletId=${ada.wallets[0].id}&amountMin=200`)).toBe(2);
    expect(await found(`customerId=${ada.id}&text=Deposit 300`)).toBe(2);
    expect(await found(`customerId=${ada.id}&from=${inDays(30)}`)).toBe(0);
    expect(await found('customerId=cus_unknown')).toBe(0);
    expect(await server.call('GET', '/v1/entries?cursor=bm9uZQ')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'cursor' }] },
    });
    const { body: other } = await server.call('POST', '/v1/merchants', {
      body: { name: 'Other' },
    });
    const token = other.key.secret;
    expect((await server.call('GET', '/v1/entries', { token })).body).toEqual({
      items: [],
      nextCursor: null,
    });
  });

  test('creates a customer once per Idempotency-Key, and returns the first response again', async () => {
    const create = (name: string) =>
      server.call('POST', '/v1/customers', { body: { name, currencies: ['USD'] }, key: `one-${engine}` });
    const answers = await Promise.all([create('Once'), create('Once'), create('Once')]);
    const bodies = answers.map(({ body }) => body);
    expect(bodies).toEqual([bodies[0], bodies[0], bodies[0]]);
    expect(answers.map(({ headers }) => headers.get('idempotent-replayed')).toSorted()).toEqual(
      [null, 'true', 'true'].toSorted(),
    );
    expect((await get('/v1/customers?search=Once')).items).toHaveLength(1);
    expect(await create('Twice')).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('an initial balance is money in the currency of the wallet', async () => {
    const { id } = await customerOf('Edsger', []);
    const fundedBy = 'externalPayment';
    const body = { currency: 'EUR', initialBalance: { amount: 2_500, currency: 'EUR' }, fundedBy };
    expect(await post(`/v1/customers/${id}/wallets`, body)).toMatchObject({
      balance: { amount: 2_500, currency: 'EUR' },
      availableBalance: { amount: 2_500, currency: 'EUR' },
    });
    const other = { ...body, currency: 'GBP' };
    const rejected = await server.call('POST', `/v1/customers/${id}/wallets`, { body: other, key: 'other' });
    expect(rejected).toMatchObject({ status: 422, body: { code: 'currency_mismatch' } });
    expect((await get(`/v1/customers/${id}`)).wallets).toHaveLength(1);
  });
});
