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
