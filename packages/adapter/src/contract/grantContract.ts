import { expect } from 'vitest';
import type { Grant, GrantOrder, GrantPage } from '../port/Grant.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { money, refused } from './expectations.ts';
import { hook } from './hook.ts';
import { offered } from './offered.ts';
import type { WalletContractControl } from './WalletContract.ts';

const dayMs = 86_400_000;

/** What credits are left, and in which order they go. */
export function grantContract(contract: ContractTest): void {
  contract('grants add up to the balance', ['grants'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    await control.post({ walletId, amount: money(2_500) });
    await control.post({ walletId, amount: money(-3_000) });
    const grants = await listed(adapter, walletId);
    expect(remaining(grants)).toBe(9_500);
    for (const grant of grants) {
      expect(grant).toMatchObject({ walletId, kind: 'paid', expiresAt: null });
      expect(grant.remaining.amount).toBeGreaterThan(0);
      expect(grant.remaining.amount).toBeLessThanOrEqual(grant.original.amount);
    }
  });

  contract('what expires first is consumed first', ['grants', 'promote'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const [late, soon] = await promoted(control, walletId, [5, 2]);
    const dated = async () => (await listed(adapter, walletId)).filter(({ expiresAt }) => expiresAt !== null);
    expect((await dated()).map(({ expiresAt }) => Date.parse(expiresAt ?? ''))).toEqual([soon, late]);
    await control.post({ walletId, amount: money(-700) });
    expect((await dated()).map((grant) => [grant.kind, grant.remaining.amount])).toEqual([
      ['promotional', 300],
    ]);
    const { promotionalBalance, balance } = await adapter.getBalance({ walletId });
    expect([promotionalBalance, balance]).toEqual([money(300), money(10_300)]);
  });

  contract('grants are listed page by page', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const all = await listed(adapter, walletId);
    expect(all).toHaveLength(6);
    const pages = await everyPage(adapter, walletId, { limit: 4 });
    expect(pages.map(({ items }) => items.length)).toEqual([4, 2]);
    expect(pages.flatMap(({ items }) => items)).toEqual(all);
    // Also when the last page is full.
    expect(await everyPage(adapter, walletId, { limit: 3 })).toHaveLength(2);
  });

  contract(
    'pages of grants repeat none and skip none while debits consume them',
    ['grants'],
    async ({ adapter, control }) => {
      const walletId = await walletWithCredits(control);
      const before = await listed(adapter, walletId);
      const pages = await everyPage(adapter, walletId, {
        limit: 2,
        // Consumes the first grant of all at once, and later the second one.
        between: () => control.post({ walletId, amount: money(-500) }),
      });
      const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(seen).toEqual(before.map(({ id }) => id));
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  contract('a page follows a grant that was used up since', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const { listGrants } = offered(adapter, 'listGrants');
    const [, second, ...rest] = await listed(adapter, walletId);
    const first = await listGrants({ walletId, limit: 2 });
    expect(first.items[1]).toEqual(second);
    // The first two grants, which the first page showed.
    await control.post({ walletId, amount: money(-1_000) });
    const next = await listGrants({ walletId, ...cursorOf(first) });
    expect(next.items).toEqual(rest);
    expect(await listed(adapter, walletId)).toEqual(rest);
  });

  contract('a page of grants names the state that it shows', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const { listGrants } = offered(adapter, 'listGrants');
    const sequences = async () => [
      (await adapter.getBalance({ walletId })).sequence,
      (await listGrants({ walletId, limit: 1 })).sequence,
    ];
    const [balance, page] = await sequences();
    expect(page).toBe(balance);
    await control.post({ walletId, amount: money(-3_000) });
    const [balanceAfter, pageAfter] = await sequences();
    expect(pageAfter).toBe(balanceAfter);
    expect(pageAfter).toBeGreaterThan(page ?? 0);
  });

  contract('an empty page of grants names the state too', ['grants'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 0 });
    const { sequence } = await adapter.getBalance({ walletId });
    for (const order of ['consumption', 'expiry'] as const) {
      const page = await offered(adapter, 'listGrants').listGrants({ walletId, order });
      expect(page).toEqual({ items: [], nextCursor: null, sequence });
    }
  });

  contract(
    'the order `expiry` lists only grants that expire, soonest first',
    ['grants', 'promote'],
    async ({ adapter, control }) => {
      const walletId = await walletWithCredits(control);
      const times = await promoted(control, walletId, [9, 2, 5, 7]);
      const soonestFirst = [...times].sort((one, other) => one - other);
      const pages = await everyPage(adapter, walletId, { order: 'expiry', limit: 3 });
      expect(pages.map(({ items }) => items.length)).toEqual([3, 1]);
      const seen = pages.flatMap(({ items }) => items.map(({ expiresAt }) => Date.parse(expiresAt ?? '')));
      expect(seen).toEqual(soonestFirst);
    },
  );

  contract('a page of grants that cannot be is refused', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const { listGrants } = offered(adapter, 'listGrants');
    for (const limit of [0, -1, 101, 1.5]) {
      await refused('invalid_request', listGrants({ walletId, limit }));
    }
    await refused('invalid_request', listGrants({ walletId, cursor: 'no such cursor' }));
    // A grant that never expires has no position among those that do.
    const page = await listGrants({ walletId, limit: 1 });
    await refused('invalid_request', listGrants({ walletId, order: 'expiry', ...cursorOf(page) }));
  });

  contract('a cursor of another wallet is refused', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const other = await control.otherCustomer();
    const page = await offered(adapter, 'listGrants').listGrants({ walletId, limit: 1 });
    const { listGrants } = offered(other.adapter, 'listGrants');
    await refused('invalid_request', listGrants({ walletId: other.walletId, ...cursorOf(page) }));
  });

  contract('grants of another customer are not there', ['grants'], async ({ adapter, control }) => {
    const other = await control.otherCustomer();
    await refused('not_found', listed(adapter, other.walletId));
    expect(remaining(await listed(other.adapter, other.walletId))).toBe(10_000);
  });
}

async function promoted(
  control: WalletContractControl,
  walletId: string,
  days: readonly number[],
): Promise<number[]> {
  const times = days.map((day) => Math.floor(Date.now() / 1000) * 1000 + day * dayMs);
  for (const time of times) {
    const expiresAt = new Date(time).toISOString();
    await hook(control, 'promote')({ walletId, amount: money(500), expiresAt });
  }
  return times;
}

/** Six credits of $5.00 that never expire. */
async function walletWithCredits(control: WalletContractControl): Promise<string> {
  const walletId = await control.wallet({ currency: 'USD', balance: 500 });
  for (let count = 1; count < 6; count += 1) await control.post({ walletId, amount: money(500) });
  return walletId;
}

async function listed(adapter: WalletAdapter, walletId: string): Promise<Grant[]> {
  const { items, nextCursor } = await offered(adapter, 'listGrants').listGrants({ walletId, limit: 100 });
  expect(nextCursor).toBeNull();
  return items;
}

async function everyPage(
  adapter: WalletAdapter,
  walletId: string,
  options: { order?: GrantOrder; limit: number; between?: () => Promise<void> },
): Promise<GrantPage[]> {
  const { between, ...parameters } = options;
  const pages: GrantPage[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await offered(adapter, 'listGrants').listGrants({
      walletId,
      ...parameters,
      ...(cursor ? { cursor } : {}),
    });
    pages.push(page);
    cursor = page.nextCursor;
    await between?.();
  }
  return pages;
}

/** What asks for the page after this one. */
function cursorOf({ nextCursor }: GrantPage): { cursor: string } {
  if (nextCursor === null) throw new Error('There is no further page.');
  return { cursor: nextCursor };
}

function remaining(grants: readonly Grant[]): number {
  return grants.reduce((sum, grant) => sum + grant.remaining.amount, 0);
}
