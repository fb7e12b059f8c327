import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../database/Database.ts';
import { SqlError } from '../../database/SqlError.ts';
import type { TestDatabase } from '../../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from '../accounts/accounts.ts';
import { createLedger } from '../createLedger.ts';
import { readBalance } from '../queries/balances.ts';
import { openLedgerDatabase } from '../testing/openLedgerDatabase.ts';
import { testCredit, testInstant, testKey } from '../testing/testOperations.ts';

describe('BatchWriter on PostgreSQL', () => {
  let database: TestDatabase;
  let accounts = 0;

  beforeAll(async () => {
    database = await openLedgerDatabase('PostgreSQL');
    await openLedger(database, { id: 'writer' });
  });
  afterAll(() => database.close());

  async function open(): Promise<string> {
    accounts += 1;
    const id = `writer-${accounts}`;
    await openAccount(database, { id, ledgerId: 'writer', currency: 'USD' });
    return id;
  }

  /** Creates a ledger that counts its calls of `post_batch` and runs `before` ahead of each. */
  function watched(before: (call: number) => Promise<void> | void, connections = database.connections) {
    const seen = { calls: 0 };
    const query: Database['query'] = async (sql, parameters) => {
      if (sql.includes('post_batch')) {
        seen.calls += 1;
        await before(seen.calls);
      }
      return database.query(sql, parameters);
    };
    return { seen, ledger: createLedger({ ...database, query, connections }) };
  }

  function failingOnce(sqlState: string) {
    return watched((call) => {
      if (call === 1) throw new SqlError({ message: 'The engine says so.', sqlState });
    });
  }

  test.each(['40P01', '40001'])(
    'repeats a call that PostgreSQL rolled back after a conflict with another (%s)',
    async (sqlState) => {
      const id = await open();
      const { seen, ledger } = failingOnce(sqlState);
      expect((await ledger.post(testCredit(id, 5))).balance.balance).toBe(5);
      expect(seen.calls).toBe(2);
    },
  );

  test.each(['08006', '08007', '57P01'])(
    'repeats a call with keys after a lost connection (%s), and fails one without',
    async (sqlState) => {
      const id = await open();
      const keyed = failingOnce(sqlState);
      await keyed.ledger.post(testCredit(id, 5, { idempotency: testKey(`lost ${sqlState}`) }));
      expect(keyed.seen.calls).toBe(2);
      const keyless = failingOnce(sqlState);
      const both = await Promise.allSettled([
        keyless.ledger.post(testCredit(id, 5)),
        keyless.ledger.post(testCredit(id, 5, { idempotency: testKey(`beside ${sqlState}`) })),
      ]);
      expect(both).toMatchObject([{ reason: { sqlState } }, { reason: { sqlState } }]);
      expect(keyless.seen.calls).toBe(1);
      expect((await readBalance(database, { accountId: id, at: testInstant }))?.balance).toBe(5);
    },
  );

  test('fails at once when the call itself is wrong', async () => {
    const { seen, ledger } = failingOnce('23514');
    await expect(ledger.post(testCredit(await open(), 5))).rejects.toMatchObject({ sqlState: '23514' });
    expect(seen.calls).toBe(1);
  });

  test('stops after twelve attempts when a call is rolled back each time', async () => {
    const { seen, ledger } = watched(() => {
      throw new SqlError({ message: 'Never.', sqlState: '40001' });
    });
    await expect(ledger.post(testCredit(await open(), 5))).rejects.toMatchObject({ sqlState: '40001' });
    expect(seen.calls).toBe(12);
  });

  test('starts a second call beside the first when sixteen requests wait for it, and never a third', async () => {
    const gate = Promise.withResolvers<void>();
    const { seen, ledger } = watched(() => gate.promise);
    const [first = '', ...others] = await Promise.all(Array.from({ length: 40 }, open));
    const results = [ledger.post(testCredit(first, 1))];
    const callsAfter = async (...ids: string[]) => {
      results.push(...ids.map((id) => ledger.post(testCredit(id, 1))));
      await new Promise((resolve) => setTimeout(resolve, 20));
      return seen.calls;
    };
    expect(await callsAfter()).toBe(1);
    expect(await callsAfter(...Array.from({ length: 20 }, () => first))).toBe(1);
    expect(await callsAfter(...others.slice(0, 15))).toBe(1);
    expect(await callsAfter(...others.slice(15, 16))).toBe(2);
    expect(await callsAfter(...others.slice(16))).toBe(2);
    gate.resolve();
    await Promise.all(results);
    expect((await readBalance(database, { accountId: first, at: testInstant }))?.balance).toBe(21);
    expect(seen.calls).toBeLessThanOrEqual(5);
  });

  test('runs one call at a time on one connection', async () => {
    const gate = Promise.withResolvers<void>();
    const { seen, ledger } = watched(() => gate.promise, 1);
    const ids = await Promise.all(Array.from({ length: 40 }, open));
    const results: Promise<unknown>[] = [];
    for (const some of [ids.slice(0, 1), ids.slice(1)]) {
      results.push(...some.map((id) => ledger.post(testCredit(id, 1))));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(seen.calls).toBe(1);
    gate.resolve();
    await Promise.all(results);
    expect(seen.calls).toBe(2);
  });
});
