import { httpAdapter, type Money } from '@coffer/adapter';
import { describeWalletAdapter } from '@coffer/adapter/contract';
import { type DodoClient, dodoAdapter } from '@coffer/adapter/dodo';
import { createWalletHandler } from '@coffer/adapter/server';
import DodoPayments from 'dodopayments';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Listener, listen } from '../../platform/listen.ts';
import { startTestServer, type TestServer, testSecretKey } from '../../testing/startTestServer.ts';

const unsupported = "Dodo's API has none";

describe("dodoAdapter with Dodo's SDK", () => {
  let server: TestServer;
  let listener: Listener;
  let client: DodoPayments;
  beforeAll(async () => {
    server = await startTestServer('PGlite');
    listener = await listen({ port: 0, host: '127.0.0.1' });
    listener.serve(server.app.fetch);
    client = new DodoPayments({
      bearerToken: testSecretKey,
      baseURL: `http://127.0.0.1:${listener.port}/dodo`,
    });
  });
  afterAll(async () => {
    await listener.drain(1000);
    await server.close();
  });

  const merchant = { name: 'Nimbus' };
  const usd = (amount: number): Money => ({ amount, currency: 'USD' });
  const newKey = () => ({ idempotencyKey: crypto.randomUUID() });
  const bound = (customerId: string, through: DodoClient = client) =>
    dodoAdapter({ client: through, customerId, merchant });
  const createCustomer = async () =>
    (await client.customers.create({ name: 'Ada', email: 'ada@example.com' })).customer_id;
  const credits = (customerId: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        client.customers.wallets.ledgerEntries.create(customerId, {
          amount: 1,
          currency: 'USD',
          entry_type: 'credit',
        }),
      ),
    );
  const start = async (balance = 0) => {
    const customerId = await createCustomer();
    const adapter = bound(customerId);
    const walletId = `${customerId}:USD`;
    if (balance > 0) await adapter.post({ walletId, amount: usd(balance) }, newKey());
    return { customerId, adapter, walletId };
  };

  describeWalletAdapter(
    'dodoAdapter → SDK → /dodo',
    async () => {
      const { customerId, adapter } = await start();
      const post = async (parameters: Parameters<typeof adapter.post>[0]) => {
        await adapter.post(parameters, newKey());
      };
      const unused = () => Promise.reject(new Error(unsupported));
      return {
        adapter,
        control: {
          tokens: { success: '', decline: '', threeDSecure: '', delayed: '' },
          wallet: async ({ currency, balance }) => {
            const body = { currency };
            if (currency !== 'USD')
              await server.call('POST', `/v1/customers/${customerId}/wallets`, { body });
            const walletId = `${customerId}:${currency}`;
            if (balance > 0) await post({ walletId, amount: { amount: balance, currency } });
            return walletId;
          },
          post,
          otherCustomer: async () => await start(10_000),
          hold: unused,
          freeze: unused,
          close: unused,
          confirmTopUp: unused,
          settleTopUp: unused,
          expireQuote: unused,
        },
      };
    },
    {
      topUp: 'the merchant credits the payment of a checkout',
      paymentMethods: unsupported,
      addPaymentMethod: unsupported,
      events: 'webhooks go to the merchant',
      grants: unsupported,
      forecast: unsupported,
      analytics: unsupported,
      receipts: unsupported,
      autoTopUp: unsupported,
      alerts: unsupported,
      notifications: unsupported,
      crossings: unsupported,
      reference: 'the vendor sets it',
      invoices: unsupported,
      hold: unsupported,
      freeze: unsupported,
      beginClosing: unsupported,
      close: unsupported,
    },
  );

  describe('writing', () => {
    test('posts exact credits and debits, and returns the balance after them', async () => {
      const { adapter, walletId, customerId } = await start();
      const most = Number.MAX_SAFE_INTEGER;
      const full = await adapter.post({ walletId, amount: usd(most), reason: 'All' }, newKey());
      expect(full).toMatchObject({ walletId, balance: usd(most), availableBalance: usd(most) });
      const left = await adapter.post({ walletId, amount: usd(-(most - 1)) }, newKey());
      expect(left.balance).toEqual(usd(1));
      const { items } = await adapter.listEntries({ walletId });
      expect(items.map(({ amount, type, source, reason }) => [amount.amount, type, source, reason])).toEqual([
        [-(most - 1), 'debit', 'merchant', null],
        [most, 'credit', 'merchant', 'All'],
      ]);
      const { items: rows } = await client.customers.wallets.list(customerId);
      expect(rows.find(({ currency }) => currency === 'USD')?.balance).toBe(1);
    });

    test('a repeated key has no effect and calls onReplayed', async () => {
      const { adapter, walletId } = await start();
      const onReplayed = vi.fn();
      const options = { ...newKey(), onReplayed };
      await adapter.post({ walletId, amount: usd(500) }, options);
      expect(onReplayed).not.toHaveBeenCalled();
      expect((await adapter.post({ walletId, amount: usd(500) }, options)).balance).toEqual(usd(500));
      expect(onReplayed).toHaveBeenCalledOnce();
    });

    test('the SDK retries a lost response, and the entry is written once', async () => {
      const { customerId, walletId } = await start();
      let lost = 0;
      const flaky = client.withOptions({
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          if (init?.method?.toLowerCase() === 'post' && lost === 0) {
            lost += 1;
            throw new TypeError('socket hang up');
          }
          return response;
        },
      });
      const onReplayed = vi.fn();
      const options = { ...newKey(), onReplayed };
      const { balance } = await bound(customerId, flaky).post({ walletId, amount: usd(700) }, options);
      expect([lost, balance]).toEqual([1, usd(700)]);
      expect(onReplayed).toHaveBeenCalledOnce();
    });

    test('rejects an invalid entry with an error code of the port, without writing', async () => {
      const { adapter, walletId } = await start(100);
      const post = (amount: Money, key: string = crypto.randomUUID(), id = walletId) =>
        adapter.post({ walletId: id, amount }, { idempotencyKey: key });
      await expect(post(usd(-101))).rejects.toMatchObject({ code: 'insufficient_funds' });
      await expect(post(usd(1.5))).rejects.toMatchObject({ code: 'invalid_request' });
      await expect(post(usd(0))).rejects.toMatchObject({ code: 'invalid_request' });
      await expect(post({ amount: 1, currency: 'INR' })).rejects.toMatchObject({ code: 'currency_mismatch' });
      await expect(post(usd(1), '')).rejects.toMatchObject({ code: 'idempotency_key_required' });
      await expect(post(usd(1), 'k'.repeat(256))).rejects.toMatchObject({ code: 'idempotency_key_required' });
      await expect(post(usd(1), 'key', 'cus_nobody:USD')).rejects.toMatchObject({ code: 'not_found' });
      expect((await adapter.getBalance({ walletId })).balance).toEqual(usd(100));
    });
  });

  describe('a long ledger', () => {
    test("numbers, pages and the export are exact over several of Dodo's pages", async () => {
      const { adapter, walletId, customerId } = await start();
      let there = 0;
      for (const count of [99, 1, 100, 5]) {
        there += (await credits(customerId, count)).length;
        const [newest] = (await adapter.listEntries({ walletId, limit: 1 })).items;
        expect([newest?.number, newest?.balanceAfter.amount]).toEqual([there, there]);
      }
      const numbers: number[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await adapter.listEntries({ walletId, limit: 60, ...(cursor ? { cursor } : {}) });
        numbers.push(...page.items.map(({ number }) => number));
        cursor = page.nextCursor;
        // New entries shift the following pages.
        there += (await credits(customerId, 15)).length;
      }
      expect(numbers).toEqual(Array.from({ length: 205 }, (_, index) => 205 - index));
      let lines = 0;
      for await (const _ of adapter.exportEntries({ walletId })) lines += 1;
      expect(lines).toBe(1 + there);
    });

    /** Creates an adapter that writes another entry before it reads the `nth` page. */
    const interrupted = (customerId: string, nth: number) => {
      const seen = { reads: 0 };
      const busy = client.withOptions({
        fetch: async (url, init) => {
          const isPage = String(url).includes('page_number');
          if (isPage) seen.reads += 1;
          if (isPage && seen.reads === nth) await credits(customerId, 1);
          return fetch(url, init);
        },
      });
      return { adapter: bound(customerId, busy), seen };
    };

    test('starts counting again after an entry in between, and returns no entry twice', async () => {
      const { walletId, customerId } = await start();
      await credits(customerId, 150);
      const counting = interrupted(customerId, 2);
      const { items } = await counting.adapter.listEntries({ walletId, limit: 2 });
      expect(items.map(({ number, balanceAfter }) => [number, balanceAfter.amount])).toEqual([
        [151, 151],
        [150, 150],
      ]);
      expect(counting.seen.reads).toBe(6);
      // The fourth read is the second page, after the count.
      const { adapter } = interrupted(customerId, 4);
      const lines: string[] = [];
      for await (const line of adapter.exportEntries({ walletId })) lines.push(line);
      expect(lines.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(
        Array.from({ length: 151 }, (_, index) => index + 1),
      );
    });
  });

  test('returns the same through createWalletHandler', async () => {
    const { adapter, walletId, customerId } = await start(1_250);
    const handler = createWalletHandler({
      authenticate: () => ({ customerId, scopes: ['view'] }),
      adapter: (session) => bound(session.customerId),
    });
    const page = httpAdapter({
      baseUrl: 'http://shop.test',
      fetch: (input, init) => handler(new Request(input, init)),
    });
    expect(await page.getSession()).toEqual(await adapter.getSession());
    expect(await page.listWallets()).toEqual(await adapter.listWallets());
    expect(await page.listEntries({ walletId })).toEqual(await adapter.listEntries({ walletId }));
    const { asOf: _, ...balance } = await adapter.getBalance({ walletId });
    expect(await page.getBalance({ walletId })).toMatchObject(balance);
    await expect(page.getBalance({ walletId: 'cus_other:USD' })).rejects.toMatchObject({ code: 'not_found' });
  });

  describe('failures', () => {
    const failing = (status: number, headers = {}, body: unknown = { code: 'NOPE', message: 'No.' }) =>
      client.withOptions({
        maxRetries: 0,
        fetch: async () => Response.json(body, { status, headers: { ...headers } }),
      });
    test.each([
      [401, 'internal_error'],
      [403, 'internal_error'],
      [404, 'not_found'],
      [408, 'timeout'],
      [422, 'invalid_request'],
      [429, 'rate_limited'],
      [500, 'service_unavailable'],
      [503, 'service_unavailable'],
    ])('status %i becomes %s', async (status, code) => {
      const through = bound('cus_x', failing(status, { 'retry-after': '7' }));
      const error = await through.listWallets().catch((cause: unknown) => cause);
      expect(error).toMatchObject({
        code,
        message: 'No.',
        retryAfterSeconds: 7,
        facts: { vendorCode: 'NOPE' },
      });
    });

    test('reports an unreachable server and one that does not respond in time', async () => {
      const offline = client.withOptions({
        maxRetries: 0,
        fetch: () => Promise.reject(new TypeError('no route')),
      });
      await expect(bound('cus_x', offline).listWallets()).rejects.toMatchObject({ code: 'network_error' });
      const silent = client.withOptions({
        maxRetries: 0,
        timeout: 20,
        fetch: (_, init) =>
          new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          }),
      });
      await expect(bound('cus_x', silent).listWallets()).rejects.toMatchObject({ code: 'timeout' });
    });

    test('the later of two entries in one millisecond gives the newer balance', async () => {
      const created_at = '2025-01-01T00:00:00.123Z';
      const entry = (id: string, after_balance: number) => ({
        id,
        created_at,
        currency: 'USD',
        amount: 1,
        is_credit: true,
        event_type: 'payment',
        before_balance: after_balance - 1,
        after_balance,
      });
      let entries = [entry('a', 1)];
      const still = client.withOptions({
        fetch: async (url) =>
          Response.json({
            items: String(url).includes('ledger-entries')
              ? entries
              : [{ customer_id: 'cus_x', currency: 'USD', created_at, balance: entries.length }],
          }),
      });
      const adapter = bound('cus_x', still);
      const older = await adapter.getBalance({ walletId: 'cus_x:USD' });
      entries = [entry('b', 2), ...entries];
      const newer = await adapter.getBalance({ walletId: 'cus_x:USD' });
      expect([older.balance.amount, newer.balance.amount]).toEqual([1, 2]);
      expect(newer.sequence).toBeGreaterThan(older.sequence);
    });

    test('rejects an amount that is not an integer', async () => {
      const wallet = { customer_id: 'cus_x', currency: 'USD', created_at: '2025-01-01T00:00:00Z' };
      const odd = failing(200, {}, { items: [{ ...wallet, balance: 0.5, after_balance: 0.5 }] });
      await expect(bound('cus_x', odd).getBalance({ walletId: 'cus_x:USD' })).rejects.toMatchObject({
        code: 'malformed_response',
      });
    });
  });
});
