import DodoPayments from 'dodopayments';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Listener, listen } from '../../platform/listen.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';

/** Tests of Dodo's API with Dodo's own SDK, in addition to those of the guide. */
describe("Dodo's SDK", () => {
  let server: TestServer;
  let listener: Listener;
  let client: DodoPayments;
  let customerId: string;

  beforeAll(async () => {
    server = await startTestServer('PGlite');
    listener = await listen({ port: 0, host: '127.0.0.1' });
    listener.serve(server.app.fetch);
    const baseURL = `http://127.0.0.1:${listener.port}/dodo`;
    client = new DodoPayments({ bearerToken: testSecretKey, baseURL });
  });
  afterAll(async () => {
    await listener.drain(1000);
    await server.close();
  });
  beforeEach(async () => {
    const customer = await client.customers.create({ name: 'Jane Doe', email: 'jane@example.com' });
    customerId = customer.customer_id;
  });

  const credit = (amount: number) =>
    client.customers.wallets.ledgerEntries.create(customerId, {
      amount,
      currency: 'USD',
      entry_type: 'credit',
      reason: 'Account funding',
    });

  async function balanceIn(currency: string): Promise<number | undefined> {
    const wallets = await client.customers.wallets.list(customerId);
    return wallets.items.find((wallet) => wallet.currency === currency)?.balance;
  }

  test('a repeated key gets a 409 at once, with the same body or another, and has no effect', async () => {
    const entry = { amount: 2500, currency: 'USD', entry_type: 'credit' } as const;
    let requests = 0;
    const counted = client.withOptions({
      fetch: (url, init) => {
        requests += 1;
        return fetch(url, init);
      },
    }).customers.wallets.ledgerEntries;
    const idempotency_key = `deposit_${customerId}`;
    expect((await counted.create(customerId, { ...entry, idempotency_key })).balance).toBe(2500);
    for (const amount of [2500, 9900]) {
      await expect(counted.create(customerId, { ...entry, amount, idempotency_key })).rejects.toMatchObject({
        status: 409,
      });
    }
    // Without the header, the SDK would retry each 409 twice.
    expect(requests).toBe(3);
    expect(await balanceIn('USD')).toBe(2500);
  });

  test('lists all of 45 entries once, with every way of paging', async () => {
    for (let count = 1; count <= 45; count += 1) await credit(count);
    const expected = Array.from({ length: 45 }, (_, index) => 45 - index);
    for (const query of [
      undefined,
      { page_number: 0 },
      { page_size: 7 },
      { page_number: 0, page_size: 100 },
    ]) {
      const amounts: number[] = [];
      for await (const entry of client.customers.wallets.ledgerEntries.list(customerId, query)) {
        amounts.push(entry.amount);
      }
      expect(amounts).toEqual(expected);
    }
  });

  test('a wallet that was closed and opened again is one row with the whole history', async () => {
    await credit(500);
    const { body } = await server.call('GET', `/v1/customers/${customerId}/wallets`);
    const { id } = body.items.find(({ currency }: { currency: string }) => currency === 'USD');
    await server.call('POST', `/v1/wallets/${id}/close`, { key: crypto.randomUUID(), body: {} });
    expect(await balanceIn('USD')).toBe(0);
    await server.call('POST', `/v1/customers/${customerId}/wallets`, { body: { currency: 'USD' } });
    await credit(700);
    const { items } = await client.customers.wallets.list(customerId);
    expect(items.map(({ currency, balance }) => [currency, balance])).toEqual([
      ['USD', 700],
      ['INR', 0],
    ]);
    const entries = await client.customers.wallets.ledgerEntries.list(customerId, { currency: 'USD' });
    expect(entries.items.map(({ after_balance }) => after_balance)).toEqual([700, 0, 500]);
  });

  test('retrieves, updates and finds customers', async () => {
    const email = `${customerId}@example.com`;
    await client.customers.update(customerId, { email, metadata: { plan: 'pro', seats: 3 } });
    expect(await client.customers.retrieve(customerId)).toMatchObject({
      customer_id: customerId,
      name: 'Jane Doe',
      email,
      metadata: { plan: 'pro', seats: '3' },
    });
    const { items } = await client.customers.list({ email });
    expect(items.map(({ customer_id }) => customer_id)).toEqual([customerId]);
  });

  test('creates a portal session with a link', async () => {
    const session = await client.customers.customerPortal.create(customerId, { send_email: false });
    expect(session.link).toMatch(/^http:\/\/wallet\.test\/billing#session=cst_/);
  });

  describe('rejects and does not write', () => {
    const entry = { amount: 100, currency: 'USD', entry_type: 'credit' } as const;
    test.each([
      ['a float', { ...entry, amount: 1.5 }],
      ['a negative amount', { ...entry, amount: -1 }],
      ['zero', { ...entry, amount: 0 }],
      ['an amount above 2^53−1', { ...entry, amount: 2 ** 53 }],
      ['an unknown currency', { ...entry, currency: 'XQX' }],
      ['a currency without a wallet', { ...entry, currency: 'EUR' }],
      ['an unknown type', { ...entry, entry_type: 'gift' }],
      ['an unknown field', { ...entry, color: 'red' }],
    ])('%s', async (_, body) => {
      const { status, body: error } = await server.call(
        'POST',
        `/dodo/customers/${customerId}/wallets/ledger-entries`,
        { body },
      );
      expect(status).toBe(422);
      expect(error).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/), message: expect.any(String) });
      expect(await balanceIn('USD')).toBe(0);
    });

    test('an unknown customer, a wrong key and an unknown path', async () => {
      await expect(client.customers.wallets.list('cus_nobody')).rejects.toMatchObject({ status: 404 });
      const stranger = client.withOptions({ bearerToken: 'sk_test_wrong', maxRetries: 0 });
      await expect(stranger.customers.wallets.list(customerId)).rejects.toMatchObject({ status: 401 });
      const unknown = await server.call('GET', '/dodo/nothing');
      expect(unknown).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    });
  });
});
