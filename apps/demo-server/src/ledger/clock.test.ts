import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { digestTables } from '../testing/digestTables.ts';
import { lockAccount, openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import { testCredit, testDebit, testHold } from './testing/testOperations.ts';

const [second, day] = [1000, 86_400_000];

describe.each(testEngines)('the clock of the ledger on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;
  let accounts = 0;
  beforeAll(async () => {
    database = await openTestDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
  });
  afterAll(() => database.close());

  async function account(): Promise<string> {
    const id = `account-${++accounts}`;
    await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
    return id;
  }
  const fromNow = (ms: number) => new Date(Date.now() + ms);
  /** Runs work while the ledger's clock is `ms` milliseconds ahead, as with a wrong clock. */
  async function ahead<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
    await database.query('UPDATE ledger.clock SET ahead_ms = $1', [ms]);
    try {
      return await work();
    } finally {
      await database.query('UPDATE ledger.clock SET ahead_ms = 0');
    }
  }

  test.each([30 * day, 12 * second, -12 * second, -30 * day])(
    'invariant 38 (T): a write %i ms off the database’s time is rejected, and every table stays as it was',
    async (ms) => {
      const id = await account();
      await ledger.post(testCredit(id, 100, { at: fromNow(0) }));
      const before = await digestTables(database);
      const at = fromNow(ms);
      for (const operation of [
        testCredit(id, 1, { at }),
        testDebit(id, 1, { at }),
        testHold(id, `${id}-hold`, 1, { at }),
      ]) {
        await expect(ledger.post(operation)).rejects.toMatchObject({ code: 'clock_skew' });
        const within = database.transaction((transaction) => ledger.postWithin(transaction, [operation]));
        await expect(within).rejects.toMatchObject({ code: 'clock_skew' });
      }
      expect(await digestTables(database)).toEqual(before);
    },
  );

  test('accepts a write within 10 seconds', async () => {
    const id = await account();
    for (const ms of [8 * second, -8 * second, 0]) await ledger.post(testCredit(id, 1, { at: fromNow(ms) }));
  });

  test('accepts writes around the test clock’s time', async () => {
    const id = await account();
    await ahead(30 * day, async () => {
      await expect(ledger.post(testCredit(id, 1, { at: fromNow(0) }))).rejects.toMatchObject({
        code: 'clock_skew',
      });
      await ledger.post(testCredit(id, 1, { at: fromNow(30 * day) }));
    });
  });

  test('invariant 38 (T): after a jump of the database’s clock, money is spent by the current time', async () => {
    const id = await account();
    const expiresAt = fromNow(7 * day);
    const grant = { kind: 'promotional', priority: 100, expiresAt } as const;
    await ledger.post(testCredit(id, 100, { at: fromNow(0), grant }));
    await ahead(30 * day, () => ledger.post(testCredit(id, 1, { at: fromNow(30 * day) })));
    const locked = await database.transaction((transaction) =>
      lockAccount(transaction, { accountId: id, at: fromNow(0) }),
    );
    expect(locked.spendable).toBe(101);
    const hold = testHold(id, `${id}-hold`, 10, { at: fromNow(0), expiresAt: fromNow(3_600_000) });
    await ledger.post(hold);
    const { entry: captured } = await ledger.post({
      ...testDebit(id, 10, { at: fromNow(0) }),
      action: 'capture',
      holdId: `${id}-hold`,
    });
    const { entry } = await ledger.post(testDebit(id, 50, { at: fromNow(0) }));
    expect(entry?.balanceAfter).toBe(41);
    // The history continues at its latest instant.
    expect(captured?.createdAt.getTime()).toBeGreaterThan(Date.now() + 29 * day);
    expect(entry?.createdAt.getTime()).toBe(captured?.createdAt.getTime());
  });

  test('gives a write that waited long in the queue the instant at which it is sent', async () => {
    const id = await account();
    const waiting: (() => void)[] = [];
    const slow = createLedger({
      ...database,
      query: async (sql, parameters) => {
        if (sql.includes('post_batch') && waiting.length === 0) {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
          });
        }
        return database.query(sql, parameters);
      },
    });
    const first = slow.post(testCredit(id, 1, { at: fromNow(0) }));
    await expect.poll(() => waiting.length).toBe(1);
    const requestedAt = fromNow(0);
    const second = slow.post(testCredit(id, 1, { at: requestedAt }));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    waiting[0]?.();
    await first;
    const { entry } = await second;
    expect(entry?.createdAt.getTime()).toBeGreaterThanOrEqual(requestedAt.getTime() + 1200);
  });
});
