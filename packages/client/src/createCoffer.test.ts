import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import {
  startTestServer,
  type TestServer,
  testSecretKey,
} from '../../../apps/demo-server/src/testing/startTestServer.ts';
import { merchantDocument } from '../scripts/merchantDocument.ts';
import { operationsSource } from '../scripts/operationsSource.ts';
import { type Coffer, type CofferOptions, createCoffer, WalletError } from './index.ts';

let server: TestServer;
let sent: Request[] = [];
beforeAll(async () => {
  server = await startTestServer('PGlite');
});
afterAll(() => server.close());

/** A client of the server in this process. `answers` respond to the first requests in its place. */
function client({ answers = [], ...options }: Partial<CofferOptions> & { answers?: Answer[] } = {}): Coffer {
  sent = [];
  return createCoffer({
    url: 'http://wallet.test/',
    apiKey: testSecretKey,
    fetch: async (input) => {
      const request = new Request(input);
      sent.push(request.clone());
      const answer = answers.shift();
      return answer ? answer(request) : server.app.fetch(request);
    },
    ...options,
  });
}
type Answer = (request: Request) => Response | Promise<Response>;

/** Runs the request and loses its response. */
const lost: Answer = async (request) => {
  await server.app.fetch(request);
  throw new TypeError('fetch failed');
};
const limited: Answer = () => new Response(null, { status: 429, headers: { 'retry-after': '0.01' } });
const unavailable: Answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 });

async function newWallet(coffer = client()): Promise<{ walletId: string }> {
  const { id: customerId } = await coffer.customers.create({
    name: 'Ada',
    email: 'ada@example.com',
    currencies: [],
  });
  const { id: walletId } = await coffer.wallets.create({ customerId, currency: 'USD' });
  return { walletId };
}
const usd = (amount: number) => ({ amount, currency: 'USD' });

test('calls an operation with one object for its path, query and body', async () => {
  const coffer = client();
  const { walletId } = await newWallet(coffer);
  const entry = await coffer.entries.create({
    walletId,
    type: 'credit',
    fundedBy: 'externalPayment',
    amount: usd(2500),
  });
  expectTypeOf(entry.amount).toEqualTypeOf<{ amount: number; currency: string }>();
  expect(entry).toMatchObject({ type: 'credit', amount: usd(2500) });
  const { items } = await coffer.entries.listForWallet({ walletId, type: ['credit', 'refund'] });
  expect(items.map(({ id }) => id)).toEqual([entry.id]);
  expect(sent.map(({ url }) => new URL(url).pathname + new URL(url).search).at(-1)).toBe(
    `/v1/wallets/${walletId}/entries?type=credit,refund`,
  );
});

test('returns undefined where the operation returns no content', async () => {
  const { id: customerId } = await client().customers.create({
    name: 'Ada',
    email: 'ada@example.com',
  });
  expect(await client().sessions.revokeForCustomer({ customerId })).toBeUndefined();
});

test('reads the first page with await, and every item with for await', async () => {
  const coffer = client();
  const { walletId } = await newWallet(coffer);
  for (let number = 1; number <= 5; number += 1) {
    await coffer.entries.create({
      walletId,
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(number),
    });
  }
  const list = () => coffer.entries.listForWallet({ walletId, limit: 2 });
  expect((await list()).items.map((entry) => entry.amount.amount)).toEqual([5, 4]);
  const amounts: number[] = [];
  sent = [];
  for await (const entry of list()) amounts.push(entry.amount.amount);
  expect(amounts).toEqual([5, 4, 3, 2, 1]);
  expect(sent).toHaveLength(3);
});

test('stops reading pages when the loop ends', async () => {
  const coffer = client();
  const { walletId } = await newWallet(coffer);
  for (let number = 1; number <= 4; number += 1) {
    await coffer.entries.create({
      walletId,
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(number),
    });
  }
  sent = [];
  for await (const entry of coffer.entries.listForWallet({ walletId, limit: 2 })) {
    if (entry.amount.amount === 3) break;
  }
  expect(sent).toHaveLength(1);
});

describe('errors', () => {
  test('rejects with the code, status and fields of the problem', async () => {
    const { walletId } = await newWallet();
    const tooMuch = client().entries.create({ walletId, type: 'debit', amount: usd(999) });
    const error = await tooMuch.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WalletError);
    expect(error).toMatchObject({ code: 'insufficient_funds', status: 422, requestId: expect.any(String) });
    await expect(client().customers.create({ name: '', email: 'x' })).rejects.toMatchObject({
      code: 'invalid_request',
      fields: expect.arrayContaining([{ field: 'email', message: expect.any(String) }]),
    });
  });

  test('rejects the first call and names the missing option', async () => {
    const withoutUrl = createCoffer({ url: undefined, apiKey: 'sk' });
    await expect(withoutUrl.settings.retrieve()).rejects.toThrow('createCoffer needs `url`');
    const withoutKey = createCoffer({ url: 'http://wallet.test', apiKey: '' });
    await expect(withoutKey.settings.retrieve()).rejects.toThrow('createCoffer needs `apiKey`');
  });

  test('rejects a wrong key without a retry', async () => {
    await expect(client({ apiKey: 'sk_wrong' }).settings.retrieve()).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(sent).toHaveLength(1);
  });
});

describe('retries', () => {
  test('sends a write again with the same key after its response was lost, and it runs once', async () => {
    const { walletId } = await newWallet();
    const coffer = client({ answers: [lost] });
    const entry = await coffer.entries.create({
      walletId,
      type: 'credit',
      fundedBy: 'externalPayment',
      amount: usd(100),
    });
    expect(new Set(sent.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1);
    expect(sent).toHaveLength(2);
    const { items } = await client().entries.listForWallet({ walletId });
    expect(items.map(({ id }) => id)).toEqual([entry.id]);
  });

  test('sends the key of the caller', async () => {
    const { walletId } = await newWallet();
    const credit = () =>
      client().entries.create(
        { walletId, type: 'credit', fundedBy: 'externalPayment', amount: usd(100) },
        { idempotencyKey: 'invoice-17' },
      );
    expect((await credit()).id).toBe((await credit()).id);
  });

  test('waits as long as a rate limit asks, and tries again after a failure of a proxy', async () => {
    const coffer = client({ answers: [limited, unavailable] });
    await expect(coffer.settings.retrieve()).resolves.toHaveProperty('version');
    expect(sent).toHaveLength(3);
  });

  test('gives up after the given number of retries', async () => {
    const coffer = client({ answers: [limited, limited, limited], retriesMax: 1 });
    await expect(coffer.settings.retrieve()).rejects.toMatchObject({ code: 'rate_limited' });
    expect(sent).toHaveLength(2);
  });

  test('never repeats a write without a key', async () => {
    const { walletId } = await newWallet();
    const coffer = client({ answers: [lost] });
    await expect(coffer.wallets.freeze({ walletId })).rejects.toMatchObject({ code: 'network_error' });
    expect(sent).toHaveLength(1);
  });

  test('ends with the reason of the caller when the signal aborts', async () => {
    const abort = new AbortController();
    const coffer = client({
      answers: [
        () => {
          abort.abort(new Error('enough'));
          throw new TypeError('fetch failed');
        },
      ],
    });
    const [settings] = [coffer.settings.retrieve({}, { signal: abort.signal })];
    await expect(settings).rejects.toThrow('enough');
  });

  test('rejects with timeout when no response comes', async () => {
    const silent: Answer = (request) =>
      new Promise((_resolve, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      );
    const coffer = client({ answers: [silent], timeoutMs: 10, retriesMax: 0 });
    await expect(coffer.settings.retrieve()).rejects.toMatchObject({ code: 'timeout' });
  });
});

test('calls an operation by its path', async () => {
  const { data } = await client().http.GET('/v1/customers', { params: { query: { limit: 1 } } });
  expectTypeOf(data?.items[0]?.email).toEqualTypeOf<string | null | undefined>();
  expect(data?.items).toHaveLength(1);
});

test('operations.gen.ts is up to date; `pnpm --filter @coffer/client generate` updates it', () => {
  const file = new URL('./operations.gen.ts', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(operationsSource(merchantDocument()));
});
