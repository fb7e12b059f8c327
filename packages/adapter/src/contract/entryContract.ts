import { expect } from 'vitest';
import type { Entry } from '../port/Entry.ts';
import type { EntryFilter } from '../port/EntryFilter.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { ContractTest } from './contractTest.ts';
import { expectRejection, money, readPages } from './expectations.ts';
import type { WalletContractControl } from './WalletContract.ts';

/** Tests of entries. */
export function entryContract(contract: ContractTest): void {
  contract(
    'numbers entries without gaps, and they add up to the balance',
    [],
    async ({ adapter, control }) => {
      const walletId = await walletWithHistory(control);
      const entries = await everyEntry(adapter, walletId);
      expect(entries.map((entry) => entry.number)).toEqual(entries.map((_, index) => entries.length - index));
      for (const [index, entry] of entries.entries()) {
        const older = entries[index + 1];
        expect(entry.walletId).toBe(walletId);
        expect(entry.balanceBefore).toEqual(older?.balanceAfter ?? money(0));
        expect(entry.balanceAfter.amount).toBe(entry.balanceBefore.amount + entry.amount.amount);
      }
      const { balance } = await adapter.getBalance({ walletId });
      expect(entries[0]?.balanceAfter).toEqual(balance);
      expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    },
  );

  contract(
    'pages neither skip nor repeat entries while new ones are written',
    [],
    async ({ adapter, control }) => {
      const walletId = await walletWithHistory(control);
      const before = await everyEntry(adapter, walletId);
      const pages = await readPages(async (position) => {
        const page = await adapter.listEntries({ walletId, limit: 2, ...position });
        await control.post({ walletId, amount: money(1) });
        return page;
      });
      for (const { items } of pages) expect(items.length).toBeLessThanOrEqual(2);
      expect(pages.flatMap(({ items }) => items)).toEqual(before);
    },
  );

  contract('lists only entries that match a filter', [], async ({ adapter, control }) => {
    const walletId = await walletWithHistory(control);
    const entries = await everyEntry(adapter, walletId);
    const listed = (filter: EntryFilter) => everyEntry(adapter, walletId, filter);
    const size = ({ amount }: Entry) => Math.abs(amount.amount);
    expect(await listed({ direction: 'in' })).toEqual(entries.filter((entry) => entry.amount.amount > 0));
    expect(await listed({ direction: 'out' })).toEqual(entries.filter((entry) => entry.amount.amount < 0));
    expect(await listed({ amountMin: 300 })).toEqual(entries.filter((entry) => size(entry) >= 300));
    expect(await listed({ amountMax: 300 })).toEqual(entries.filter((entry) => size(entry) <= 300));
    expect(await listed({ text: 'nEEDLe' })).toEqual(entries.filter((entry) => entry.reason === 'A needle'));
    for (const type of ['credit', 'debit', 'refund'] as const) {
      expect(await listed({ type: [type] })).toEqual(entries.filter((entry) => entry.type === type));
    }
    expect(await listed({ type: ['credit', 'debit'] })).toHaveLength(
      entries.filter(({ type }) => type === 'credit' || type === 'debit').length,
    );
    expect(await listed({ source: ['dispute'] })).toEqual([]);
    const sources = [...new Set(entries.map((entry) => entry.source))];
    expect(await listed({ source: sources, direction: 'out', amountMin: 300 })).toEqual(
      entries.filter((entry) => entry.amount.amount <= -300),
    );
  });

  contract('finds `%`, `_` and `\\` only in a text that contains them', [], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const reasons = ['50% of the quota', '500 of the quota', 'job_17', 'job-17', 'C:\\jobs', 'C:jobs'];
    for (const reason of reasons) await control.post({ walletId, amount: money(-100), reason });
    for (const text of ['%', '50%', '_', 'job_1', '\\', 'c:\\j', '%%', 'job%', '\\%']) {
      const found = await everyEntry(adapter, walletId, { text });
      const expected = reasons.filter((reason) => reason.toLowerCase().includes(text));
      expect(found.map(({ reason }) => reason).reverse(), `text: ${text}`).toEqual(expected);
    }
  });

  contract("finds an entry by its reference's id", ['reference'], async ({ adapter, control }) => {
    const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
    const reference = { type: 'order', id: 'ORD-4711' };
    await control.post({ walletId, amount: money(-100), reason: 'First', reference });
    await control.post({ walletId, amount: money(-200), reason: 'Second' });
    const [, entry] = await everyEntry(adapter, walletId);
    expect(entry).toMatchObject({ reference });
    expect(await everyEntry(adapter, walletId, { text: 'ord-47' })).toEqual([entry]);
  });

  contract('filters by time with `from` inclusive and `to` exclusive', [], async ({ adapter, control }) => {
    const walletId = await walletWithHistory(control);
    const entries = await everyEntry(adapter, walletId);
    const newest = entries[0]?.createdAt ?? '';
    const after = new Date(Date.parse(newest) + 1).toISOString();
    expect(await everyEntry(adapter, walletId, { to: after })).toEqual(entries);
    expect(await everyEntry(adapter, walletId, { from: after })).toEqual([]);
    expect(await everyEntry(adapter, walletId, { from: newest })).toContainEqual(entries[0]);
    expect(await everyEntry(adapter, walletId, { to: newest })).not.toContainEqual(entries[0]);
  });

  contract('rejects an invalid limit or cursor of entries', [], async ({ adapter, control }) => {
    const walletId = await walletWithHistory(control);
    for (const limit of [0, -1, 101, 1.5]) {
      await expectRejection('invalid_request', adapter.listEntries({ walletId, limit }));
    }
    await expectRejection('invalid_request', adapter.listEntries({ walletId, cursor: 'no such cursor' }));
  });
}

async function walletWithHistory(control: WalletContractControl): Promise<string> {
  const walletId = await control.wallet({ currency: 'USD', balance: 10_000 });
  for (const [amount, reason] of [
    [-100, 'First'],
    [300, 'Second'],
    [-300, 'A needle'],
    [-500, 'Fourth'],
    [700, 'Fifth'],
    [-900, 'Sixth'],
  ] as const) {
    await control.post({ walletId, amount: money(amount), reason });
  }
  return walletId;
}

async function everyEntry(
  adapter: WalletAdapter,
  walletId: string,
  filter: EntryFilter = {},
): Promise<Entry[]> {
  const pages = await readPages((position) =>
    adapter.listEntries({ walletId, filter, limit: 3, ...position }),
  );
  return pages.flatMap(({ items }) => items);
}
