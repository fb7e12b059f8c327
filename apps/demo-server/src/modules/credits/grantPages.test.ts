import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverEngines } from '../../database/testing/openTestDatabase.ts';
import { startTestServer, type TestServer } from '../../testing/startTestServer.ts';
import { type TestWallet, walletOf } from '../../testing/walletOf.ts';
import type { WalletGrant } from './grants.ts';

const dayMs = 86_400_000;
const usd = (amount: number) => ({ amount, currency: 'USD' });

type Page = { items: WalletGrant[]; nextCursor: string | null };

describe.each(serverEngines)('pages of grants on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const inDays = (days: number) => new Date(server.wallet.now().getTime() + days * dayMs).toISOString();
  const write = async (wallet: TestWallet, body: object) => {
    const path = `/v1/wallets/${wallet.walletId}/entries`;
    const response = await server.call('POST', path, { key: crypto.randomUUID(), body });
    expect(response.status).toBe(201);
    return response.body;
  };
  const credit = (
    wallet: TestWallet,
    amount: number,
    { kind = 'paid', ...grant }: { kind?: string; priority?: number; expiresAt?: string } = {},
  ) =>
    write(wallet, {
      type: 'credit',
      fundedBy: kind === 'paid' ? 'externalPayment' : 'promotion',
      amount: usd(amount),
      grant,
    });
  const debit = (wallet: TestWallet, amount: number) => write(wallet, { type: 'debit', amount: usd(amount) });
  const read = (wallet: TestWallet, query = '') =>
    server.call<Page>('GET', `/v1/wallets/${wallet.walletId}/grants${query}`);

  async function pages(wallet: TestWallet, query: string, between?: (count: number) => Promise<unknown>) {
    const seen: WalletGrant[][] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const response = await read(wallet, `?${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(response.status).toBe(200);
      seen.push(response.body.items);
      cursor = response.body.nextCursor;
      await between?.(seen.length);
    }
    return seen;
  }

  /** Creates grants that differ in each criterion of the order of consumption, and some that are equal in all. */
  async function mixedCredits(wallet: TestWallet) {
    const [soon, late] = [inDays(3), inDays(30)];
    for (const priority of [100, 50]) {
      for (const expiresAt of [undefined, late, soon]) {
        for (const kind of ['paid', 'promotional', 'paid', 'promotional']) {
          await credit(wallet, 10, { priority, kind, ...(expiresAt ? { expiresAt } : {}) });
        }
      }
    }
  }

  const consumption = ({ priority, expiresAt, kind, entryId }: WalletGrant) => [
    priority,
    expiresAt ?? '9999',
    kind === 'promotional' ? 0 : 1,
    Number(entryId.split('_').at(-1)),
  ];

  test('lists 25 grants by default', async () => {
    const wallet = await walletOf(server);
    for (let count = 0; count < 27; count += 1) await credit(wallet, 1);
    const { body } = await read(wallet);
    expect(body.items).toHaveLength(25);
    expect((await read(wallet, `?cursor=${body.nextCursor}`)).body).toMatchObject({ nextCursor: null });
    const token = { token: wallet.token };
    const path = `/wallet/wallets/${wallet.walletId}/grants`;
    expect((await server.call<Page>('GET', path, token)).body.items).toHaveLength(25);
  });

  test('pages of any size follow the order of consumption', async () => {
    const wallet = await walletOf(server);
    await mixedCredits(wallet);
    const [all = []] = await pages(wallet, 'limit=100');
    expect(all).toHaveLength(24);
    const keys = all.map(consumption);
    expect(keys).toEqual(keys.toSorted(compareKeys));
    for (const limit of [1, 2, 3, 5, 7, 24]) {
      const paged = await pages(wallet, `limit=${limit}`);
      expect(paged.flat()).toEqual(all);
      expect(paged).toHaveLength(Math.ceil(24 / limit));
    }
  });

  test('the order `expiry` lists only grants that expire, soonest first, on pages of any size', async () => {
    const wallet = await walletOf(server);
    await mixedCredits(wallet);
    const [all = []] = await pages(wallet, 'order=expiry&limit=100');
    expect(all).toHaveLength(16);
    const keys = all.map(({ expiresAt, entryId }) => [expiresAt ?? '', Number(entryId.split('_').at(-1))]);
    expect(keys).toEqual(keys.toSorted(compareKeys));
    for (const limit of [1, 3, 8, 16]) {
      expect((await pages(wallet, `order=expiry&limit=${limit}`)).flat()).toEqual(all);
    }
  });

  test('shows each remaining grant once during concurrent debits and credits', async () => {
    const wallet = await walletOf(server);
    await mixedCredits(wallet);
    const [before = []] = await pages(wallet, 'limit=100');
    // After each page of four grants, one and a half are consumed, and a grant is created that is consumed first.
    const paged = await pages(wallet, 'limit=4', async () => {
      await debit(wallet, 15);
      await credit(wallet, 10, { priority: 1 });
    });
    const seen = paged.flat().map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    const [after = []] = await pages(wallet, 'limit=100');
    const known = new Set(before.map(({ id }) => id));
    for (const { id } of after.filter((grant) => known.has(grant.id))) expect(seen).toContain(id);
  });

  test('continues after a grant that was used up in between', async () => {
    const wallet = await walletOf(server);
    await mixedCredits(wallet);
    const [all = []] = await pages(wallet, 'limit=100');
    const first = (await read(wallet, '?limit=5')).body;
    await debit(wallet, 60);
    const next = (await read(wallet, `?limit=100&cursor=${first.nextCursor}`)).body;
    expect(next.items.map(({ id }) => id)).toEqual(all.slice(6).map(({ id }) => id));
  });

  test('leaves out grants that expired, unless a hold reserves them, and fills the page with others', async () => {
    const wallet = await walletOf(server);
    await credit(wallet, 10, { expiresAt: inDays(1) });
    await credit(wallet, 10, { expiresAt: inDays(1) });
    await credit(wallet, 10);
    await credit(wallet, 10);
    const hold = { amount: usd(5) };
    await server.call('POST', `/v1/wallets/${wallet.walletId}/holds`, {
      key: crypto.randomUUID(),
      body: hold,
    });
    const [reserved, expiring, ...rest] = (await read(wallet)).body.items;
    server.advance(2 * dayMs);
    const { items, nextCursor } = (await read(wallet, '?limit=2')).body;
    expect(items).toEqual([reserved, rest[0]]);
    expect((await read(wallet, `?limit=2&cursor=${nextCursor}`)).body.items).toEqual([rest[1]]);
    expect((await read(wallet, `?entryId=${expiring?.entryId}`)).body.items).toEqual([]);
  });

  test('finds the grant of an entry, and nothing once it is used up', async () => {
    const wallet = await walletOf(server);
    const entry = await credit(wallet, 10);
    await credit(wallet, 10);
    const found = (await read(wallet, `?entryId=${entry.id}`)).body;
    expect(found).toMatchObject({ items: [{ entryId: entry.id, remaining: usd(10) }], nextCursor: null });
    await debit(wallet, 10);
    expect((await read(wallet, `?entryId=${entry.id}`)).body).toEqual({ items: [], nextCursor: null });
    expect((await read(wallet, '?entryId=ent_of_nobody')).body).toEqual({ items: [], nextCursor: null });
  });

  test('rejects an invalid cursor or limit', async () => {
    const [wallet, other] = [await walletOf(server), await walletOf(server)];
    for (const one of [wallet, other]) for (const _ of [1, 2]) await credit(one, 10);
    const { nextCursor } = (await read(wallet, '?limit=1')).body;
    const queries = ['limit=0', 'limit=101', 'limit=1.5', 'cursor=', 'cursor=no-such', 'order=newest'];
    const neverExpires = `order=expiry&cursor=${nextCursor}`;
    const unknown = `cursor=${nextCursor?.replace(/\d+$/, '99')}`;
    for (const query of [...queries, neverExpires, unknown]) {
      const response = await read(wallet, `?${query}`);
      expect([query, response.status, response.body]).toMatchObject([
        query,
        400,
        { code: 'invalid_request' },
      ]);
    }
    expect((await read(other, `?cursor=${nextCursor}`)).status).toBe(400);
  });
});

function compareKeys(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? part;
    if (part !== against) return part < against ? -1 : 1;
  }
  return 0;
}
