import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import { readFlows, readSpend, readSpendByReason, rollUpDailyTotals } from './queries/dailyTotals.ts';
import { readLedgerMovements, readLedgerSpend } from './queries/ledgerTotals.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testInstant } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

const dayMs = 86_400_000;
const dayOf = (number: number) => new Date(testInstant.getTime() + number * dayMs).toISOString().slice(0, 10);
const reasons = ['', 'Images', 'Text', null];
const sources = ['usage', 'invoice', 'merchant'] as const;

type Written = { day: number; source: (typeof sources)[number]; reason: string | null; amount: number };

describe.each(testEngines)('daily totals on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;
  let accounts = 0;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'totals' });
  });
  afterAll(() => database.close());

  async function open(): Promise<string> {
    accounts += 1;
    const id = `account-${accounts}`;
    await openAccount(database, { id, ledgerId: 'totals', currency: 'USD' });
    await ledger.post(testCredit(id, 1_000_000, { at: new Date(testInstant.getTime() - dayMs) }));
    return id;
  }

  const rollUp = (accountId: string) =>
    database.transaction((transaction) => rollUpDailyTotals(transaction, [accountId]));

  function post(accountId: string, { day, source, reason, amount }: Written) {
    const at = new Date(testInstant.getTime() + day * dayMs);
    return ledger.post(testDebit(accountId, amount, { at, source, reason }));
  }

  test('are the sums of the entries, however many are rolled up', async () => {
    const written = fc.record({
      day: fc.nat(2),
      source: fc.constantFrom(...sources),
      reason: fc.constantFrom(...reasons),
      amount: fc.integer({ min: 1, max: 50 }),
    });
    const steps = fc.array(fc.oneof({ weight: 4, arbitrary: written }, fc.constant('rollUp' as const)), {
      minLength: 4,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const id = await open();
        const entries = some.filter((step) => step !== 'rollUp').sort((a, b) => a.day - b.day);
        const queue = [...entries];
        for (const step of some) {
          const next = step === 'rollUp' ? null : queue.shift();
          if (next) await post(id, next);
          else await rollUp(id);
        }
        const between = { accountId: id, from: dayOf(0), to: dayOf(1) };
        const counted = entries.filter(({ day }) => day <= 1);
        const flows = await readFlows(database, between);
        expect(byName(flows.map(({ source, out }) => [source, out]))).toEqual(
          sumBy(counted, ({ source }) => source),
        );
        const spent = counted.filter(({ source }) => source !== 'merchant');
        const days = await readSpend(database, between);
        expect(byName(days.map(({ day, amount }) => [day, amount]))).toEqual(
          sumBy(spent, ({ day }) => dayOf(day)),
        );
        const named = await readSpendByReason(database, between);
        expect(byName(named.map(({ reason, amount }) => [String(reason), amount]))).toEqual(
          sumBy(spent, ({ reason }) => String(reason)),
        );
        expect(await verifyLedger(database, { accountId: id })).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test("add up to a ledger's totals by currency, rolled up or not", async () => {
    await openLedger(database, { id: 'ledger' });
    await openLedger(database, { id: 'other' });
    const wallets = [
      { id: 'dollars-1', ledgerId: 'ledger', currency: 'USD' },
      { id: 'dollars-2', ledgerId: 'ledger', currency: 'USD' },
      { id: 'euros', ledgerId: 'ledger', currency: 'EUR' },
      { id: 'elsewhere', ledgerId: 'other', currency: 'USD' },
    ];
    for (const [index, { id, ledgerId, currency }] of wallets.entries()) {
      await openAccount(database, { id, ledgerId, currency });
      await ledger.post(testCredit(id, 1_000, { currency }));
      for (const day of [0, 1, 2]) {
        const at = new Date(testInstant.getTime() + day * dayMs);
        const reason = day === 1 ? 'Images' : null;
        await ledger.post(testDebit(id, 10 ** day, { at, currency, reason }));
        // One account is not rolled up at all, one up to its middle, the others to their end.
        if (index > 1 || (index === 1 && day === 1)) await rollUp(id);
      }
    }
    const usage = (currency: string, day: number, out: bigint) => {
      return { currency, day: dayOf(day), source: 'usage', in: 0n, out };
    };
    expect(await readLedgerMovements(database, { ledgerId: 'ledger', from: dayOf(1) })).toEqual([
      usage('EUR', 1, 10n),
      usage('USD', 1, 20n),
      usage('EUR', 2, 100n),
      usage('USD', 2, 200n),
    ]);
    const first = await readLedgerMovements(database, { ledgerId: 'ledger', from: dayOf(0) });
    expect(first).toContainEqual({ currency: 'USD', day: dayOf(0), source: 'merchant', in: 2_000n, out: 0n });
    const between = { ledgerId: 'ledger', from: dayOf(1), to: dayOf(2) };
    expect(await readLedgerSpend(database, { ...between, reasonsMax: 1 })).toEqual([
      { currency: 'EUR', reason: 'Images', amount: 10n },
      { currency: 'EUR', reason: null, amount: 100n },
      { currency: 'USD', reason: 'Images', amount: 20n },
      { currency: 'USD', reason: null, amount: 200n },
    ]);
    expect(await readLedgerSpend(database, { ...between, to: dayOf(1), reasonsMax: 0 })).toEqual([
      { currency: 'EUR', reason: null, amount: 10n },
      { currency: 'USD', reason: null, amount: 20n },
    ]);
  });

  test('add up when one day is rolled up several times', async () => {
    const id = await open();
    const between = { accountId: id, from: dayOf(0), to: dayOf(0) };
    const day = { day: 0, source: 'usage', reason: 'Images' } as const;
    for (const amount of [5, 7]) {
      await post(id, { ...day, amount });
      await ledger.post(testCredit(id, 10 * amount, { source: 'topUp' }));
      await rollUp(id);
    }
    expect(await readFlows(database, between)).toEqual([
      { source: 'topUp', in: 120, out: 0 },
      { source: 'usage', in: 0, out: 12 },
    ]);
    expect(await readSpendByReason(database, between)).toEqual([{ reason: 'Images', amount: 12 }]);
    // No other account is rolled up.
    const other = await open();
    await rollUp(id);
    const cursors = await database.query('SELECT FROM ledger.rollup_cursors WHERE account_id = $1', [other]);
    expect(cursors).toEqual([]);
  });

  test('count each entry once while others write and roll up', async () => {
    const id = await open();
    const work = Array.from({ length: 120 }, (_, index) =>
      index % 6 === 0
        ? rollUp(id)
        : post(id, { day: 0, source: 'usage', reason: reasons[index % 3] ?? null, amount: 1 }),
    );
    await Promise.all(work);
    const between = { accountId: id, from: dayOf(0), to: dayOf(0) };
    expect(await readSpend(database, between)).toEqual([{ day: dayOf(0), amount: 100 }]);
    await rollUp(id);
    expect(await readSpend(database, between)).toEqual([{ day: dayOf(0), amount: 100 }]);
    expect(await verifyLedger(database, { accountId: id })).toEqual([]);
  });

  test('are compared by verifyLedger, which finds a changed one', async () => {
    const id = await open();
    await post(id, { day: 0, source: 'usage', reason: null, amount: 5 });
    await rollUp(id);
    const faults = async () => (await verifyLedger(database, { accountId: id })).map(({ fault }) => fault);
    expect(await faults()).toEqual([]);
    await database.query('UPDATE ledger.daily_flows SET outgoing = outgoing + 1 WHERE account_id = $1', [id]);
    expect(await faults()).toContain('daily flows are not the sums of their entries');
    await database.query(
      'UPDATE ledger.daily_flows SET outgoing = outgoing - 1 WHERE account_id = $1 AND outgoing > 0',
      [id],
    );
    await database.query('DELETE FROM ledger.daily_spend WHERE account_id = $1', [id]);
    expect(await faults()).toContain('daily spend is not the sum of its entries');
  });
});

function sumBy(written: readonly Written[], nameOf: (one: Written) => string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of written) sums[nameOf(one)] = (sums[nameOf(one)] ?? 0) + one.amount;
  return sums;
}

function byName(rows: [name: string, amount: number][]): Record<string, number> {
  return Object.fromEntries(rows);
}
