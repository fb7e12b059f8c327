import { expect } from 'vitest';
import type { Grant, GrantOrder, GrantPage } from '../port/Grant.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money, readPages } from './expectations.ts';
import { requireHook, requireMethods } from './requireMethods.ts';
import type { WalletContractControl } from './WalletContract.ts';

const dayMs = 86_400_000;

/** Tests of grants and the order of their consumption. */
export function grantContract(contract: ContractTest): void {
  contract('has grants that add up to the balance', ['grants'], async ({ adapter, control }) => {
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

  contract('consumes the grant that expires first', ['grants', 'promote'], async ({ adapter, control }) => {
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

  contract('lists grants page by page', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const all = await listed(adapter, walletId);
    expect(all).toHaveLength(6);
    const pages = await everyPage(adapter, walletId, { limit: 4 });
    expect(pages.map(({ items }) => items.length)).toEqual([4, 2]);
    expect(pages.flatMap(({ items }) => items)).toEqual(all);
    // A full last page has no next cursor either.
    expect(await everyPage(adapter, walletId, { limit: 3 })).toHaveLength(2);
  });

  contract(
    'pages neither skip nor repeat grants while debits consume them',
    ['grants'],
    async ({ adapter, control }) => {
      const walletId = await walletWithCredits(control);
      const before = await listed(adapter, walletId);
      const pages = await everyPage(adapter, walletId, {
        limit: 2,
        // Consumes the first grant immediately and the second one later.
        between: () => control.post({ walletId, amount: money(-500) }),
      });
      const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(seen).toEqual(before.map(({ id }) => id));
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  contract('continues after a grant that was used up since', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const { listGrants } = requireMethods(adapter, 'listGrants');
    const [, second, ...rest] = await listed(adapter, walletId);
    const first = await listGrants({ walletId, limit: 2 });
    expect(first.items[1]).toEqual(second);
    // Consumes the two grants that were on the first page.
    await control.post({ walletId, amount: money(-1_000) });
    const next = await listGrants({ walletId, ...cursorOf(first) });
    expect(next.items).toEqual(rest);
    expect(await listed(adapter, walletId)).toEqual(rest);
  });

  contract(
    'returns the sequence of the balance with a page of grants',
    ['grants'],
    async ({ adapter, control }) => {
      const walletId = await walletWithCredits(control);
      const { listGrants } = requireMethods(adapter, 'listGrants');
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
    },
  );

  contract('returns the sequence with an empty page of grants', ['grants'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 0 });
    const { sequence } = await adapter.getBalance({ walletId });
    for (const order of ['consumption', 'expiry'] as const) {
      const page = await requireMethods(adapter, 'listGrants').listGrants({ walletId, order });
      expect(page).toEqual({ items: [], nextCursor: null, sequence });
    }
  });

  contract(
    'lists only grants that expire in the order `expiry`, soonest first',
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

  contract('rejects an invalid limit or cursor of grants', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const { listGrants } = requireMethods(adapter, 'listGrants');
    for (const limit of [0, -1, 101, 1.5]) {
      await expectRejection('invalid_request', listGrants({ walletId, limit }));
    }
    await expectRejection('invalid_request', listGrants({ walletId, cursor: 'no such cursor' }));
    // A grant that never expires has no position in this order.
    const page = await listGrants({ walletId, limit: 1 });
    await expectRejection('invalid_request', listGrants({ walletId, order: 'expiry', ...cursorOf(page) }));
  });

  contract('rejects a cursor of another wallet', ['grants'], async ({ adapter, control }) => {
    const walletId = await walletWithCredits(control);
    const other = await control.otherCustomer();
    const page = await requireMethods(adapter, 'listGrants').listGrants({ walletId, limit: 1 });
    const { listGrants } = requireMethods(other.adapter, 'listGrants');
    await expectRejection('invalid_request', listGrants({ walletId: other.walletId, ...cursorOf(page) }));
  });

  contract("rejects another customer's wallet with not_found", ['grants'], async ({ adapter, control }) => {
    const other = await control.otherCustomer();
    await expectRejection('not_found', listed(adapter, other.walletId));
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
    await requireHook(control, 'promote')({ walletId, amount: money(500), expiresAt });
  }
  return times;
}

/** Posts six credits of $5.00 that never expire. */
async function walletWithCredits(control: WalletContractControl): Promise<string> {
  const walletId = await control.wallet({ currency: 'USD', balance: 500 });
  for (let count = 1; count < 6; count += 1) await control.post({ walletId, amount: money(500) });
  return walletId;
}

async function listed(adapter: WalletAdapter, walletId: string): Promise<Grant[]> {
  const { items, nextCursor } = await requireMethods(adapter, 'listGrants').listGrants({
    walletId,
    limit: 100,
  });
  expect(nextCursor).toBeNull();
  return items;
}

async function everyPage(
  adapter: WalletAdapter,
  walletId: string,
  options: { order?: GrantOrder; limit: number; between?: () => Promise<void> },
): Promise<GrantPage[]> {
  const { between, ...parameters } = options;
  return readPages(async (position) => {
    const page = await requireMethods(adapter, 'listGrants').listGrants({
      walletId,
      ...parameters,
      ...position,
    });
    await between?.();
    return page;
  });
}

/** Returns the cursor of the page after this one. */
function cursorOf({ nextCursor }: GrantPage): { cursor: string } {
  if (nextCursor === null) throw new Error('The page was expected to have a next one.');
  return { cursor: nextCursor };
}

function remaining(grants: readonly Grant[]): number {
  return grants.reduce((sum, grant) => sum + grant.remaining.amount, 0);
}
