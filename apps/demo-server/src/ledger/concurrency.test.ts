import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../database/Database.ts';
import type { TestDatabase } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import { readBalance } from './queries/balances.ts';
import { readEntries } from './queries/entries.ts';
import { readHolds } from './queries/holds.ts';
import { brokenInvariants } from './testing/brokenInvariants.ts';
import { closeWholeAccount } from './testing/closeWholeAccount.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

describe('three servers on one PostgreSQL', () => {
  let database: TestDatabase;
  let servers: Database[];
  let ledgers: Ledger[];

  beforeAll(async () => {
    database = await openLedgerDatabase('PostgreSQL');
    servers = [database, await database.openAnother(), await database.openAnother(2)];
    ledgers = servers.map((server) => createLedger(server));
    await openLedger(database, { id: 'race' });
  });
  afterAll(() => database.close());

  async function open(id: string, balance = 0): Promise<string> {
    await openAccount(database, { id, ledgerId: 'race', currency: 'USD' });
    if (balance > 0) await ledgerAt(0).post(testCredit(id, balance));
    return id;
  }

  function ledgerAt(index: number): Ledger {
    const ledger = ledgers[index % ledgers.length];
    if (!ledger) throw new Error('no ledger');
    return ledger;
  }

  test('invariants 2 and 4 (C): of concurrent debits, exactly as many succeed as the balance covers', async () => {
    const account = await open('overdrawn', 1_000);
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, (_, index) => ledgerAt(index).post(testDebit(account, 30))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(33);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'insufficient_funds' });
    }
    expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
      balance: 10,
    });
    const entries = await readEntries(database, { accountIds: [account], limit: 100 });
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 34 }, (_, index) => 34 - index));
  });

  test('invariant 10 (C): one key from every server at the same time has one effect and one result', async () => {
    const account = await open('repeated', 1_000);
    const results = await Promise.all(
      Array.from({ length: 90 }, (_, index) =>
        ledgerAt(index).post(testDebit(account, 7, { idempotency: testKey(`repeated-${index % 3}`) })),
      ),
    );
    expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
      balance: 979,
      sequence: 4,
    });
    for (const which of [0, 1, 2]) {
      const same = results.filter((_, index) => index % 3 === which);
      expect(new Set(same.map(({ entry, balance }) => JSON.stringify([entry, balance]))).size).toBe(1);
      expect(same.filter(({ replayed }) => !replayed)).toHaveLength(1);
    }
  });

  test('invariant 11 (C): one key with two bodies on two accounts has one effect, and the other body is rejected', async () => {
    for (let round = 0; round < 20; round += 1) {
      const accounts = [await open(`body-a-${round}`), await open(`body-b-${round}`)];
      const results = await Promise.allSettled(
        accounts.flatMap((account, side) =>
          [0, 1, 2].map((server) =>
            ledgerAt(server).post(
              testCredit(account, 5, { idempotency: testKey(`bodies-${round}`, `body ${side}`) }),
            ),
          ),
        ),
      );
      const balances = await Promise.all(
        accounts.map((account) => readBalance(database, { accountId: account, at: testInstant })),
      );
      expect(balances.map((one) => one?.balance).sort()).toEqual([0, 5]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
      for (const result of results) {
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ code: 'idempotency_key_reused' });
      }
    }
  });

  test('invariants 1, 2, 3, 5, 6 and 32 (C): heavy load on shared accounts ends without a deadlock, and everything adds up', async () => {
    const accounts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => open(`storm-${index}`, 10_000)),
    );
    const before = await deadlocks();
    const pick = (index: number) => accounts[(index * 7 + 3) % accounts.length] ?? '';
    const work = Array.from({ length: 600 }, async (_, index) => {
      const ledger = ledgerAt(index);
      if (index % 10 === 0) {
        const server = servers[index % 3] ?? database;
        // Two accounts in one transaction, named in either order.
        const pair = [testDebit(pick(index), 3), testCredit(pick(index + 1), 3)];
        return server.transaction((transaction) =>
          ledger.postWithin(transaction, index % 20 === 0 ? pair : pair.reverse()),
        );
      }
      if (index % 5 === 0) {
        const holdId = `storm-hold-${index}`;
        await ledger.post(testHold(pick(index), holdId, 9));
        return ledgerAt(index + 1).post({ ...testDebit(pick(index), 4), action: 'capture', holdId });
      }
      return ledger.post(index % 2 === 0 ? testCredit(pick(index), 2) : testDebit(pick(index), 2));
    });
    await Promise.all(work);
    expect(await deadlocks()).toBe(before);
    expect(await brokenInvariants(database, accounts)).toEqual([]);
    expect(await verifyLedger(database)).toEqual([]);
  });

  test('invariants 13 and 17 (C): of concurrent captures and releases of a hold one succeeds, and a grant expires once', async () => {
    const account = await open('resolved');
    const end = new Date(testInstant.getTime() + 1000);
    const grant = { kind: 'promotional', priority: 1, expiresAt: end } as const;
    await ledgerAt(0).post(testCredit(account, 100, { grant }));
    for (let round = 0; round < 10; round += 1) {
      const holdId = `resolved-${round}`;
      await ledgerAt(round).post(testHold(account, holdId, 5));
      const results = await Promise.allSettled(
        [0, 1, 2, 3, 4, 5].map((index) =>
          ledgerAt(index).post(
            index % 2 === 0
              ? { ...testDebit(account, 5), action: 'capture', holdId }
              : { ...testHold(account, holdId, 5), action: 'release' },
          ),
        ),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
    const before = (await readBalance(database, { accountId: account, at: testInstant }))?.balance ?? 0;
    const grantSelection = { grants: [1], expired: 'only' } as const;
    const expiry = testDebit(account, 100, {
      at: end,
      source: 'expiry',
      actor: 'system',
      grantSelection,
      onShortfall: 'partial',
    });
    const expired = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((index) => ledgerAt(index).post(expiry)));
    const taken = expired.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.entry?.amount] : [],
    );
    expect(taken).toEqual([-before]);
    expect(await verifyLedger(database, { accountId: account })).toEqual([]);
  });

  test('invariant 19 (C): concurrent reversals of one debit never return more than it took', async () => {
    const account = await open('reversed', 1_000);
    const debit = await ledgerAt(0).post(testDebit(account, 100));
    const reversesEntry = debit.entry?.number ?? 0;
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        ledgerAt(index).post({
          ...testDebit(account, 30, { type: 'refund' }),
          action: 'reverse',
          reversesEntry,
        }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
      balance: 990,
    });
  });

  test('invariant 29 (C): concurrent closings and writes leave nothing behind, and no write follows', async () => {
    for (let round = 0; round < 5; round += 1) {
      const account = await open(`closing-${round}`, 100);
      const close = (index: number) =>
        closeWholeAccount(servers[index] ?? database, ledgerAt(index), account, { grantsPerStep: 1 });
      const write = (index: number) =>
        ledgerAt(index).post(
          index % 3 === 0
            ? testHold(account, `${account}-${index}`, 5)
            : (index % 3 === 1 ? testCredit : testDebit)(account, 7),
        );
      const results = await Promise.allSettled(
        [0, 1, 2, 3, 4, 5].flatMap((index) => [write(index), index < 3 ? close(index) : write(index + 6)]),
      );
      for (const result of results)
        if (result.status === 'rejected') {
          const code = expect.stringMatching(/^(account_clos(ing|ed)|insufficient_funds)$/);
          expect(result.reason).toMatchObject({ code });
        }
      expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
        status: 'closed',
        balance: 0,
        reserved: 0,
      });
      expect(await readHolds(database, { accountId: account })).toEqual([]);
      await expect(write(1)).rejects.toMatchObject({ code: 'account_closed' });
      expect(await verifyLedger(database, { accountId: account })).toEqual([]);
    }
  });

  test('invariants 10 and 12 (X): killed connections lose and repeat no operation that has a key', async () => {
    const account = await open('killed');
    const killer = await database.openAnother(1);
    let posting = true;
    let killed = 0;
    const kills = (async () => {
      while (posting) {
        const victims = await killer
          .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ILIKE '%post_batch%'`)
          .catch(() => []);
        killed += victims.length;
        // A new connection needs some of this time to reach its first call.
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60));
      }
    })();
    let posted = 0;
    // A quick machine posts on until enough connections were killed.
    while (posted < 400 || (killed <= 5 && posted < 8000)) {
      const operations = Array.from({ length: 40 }, (_, index) =>
        testCredit(account, 1, { idempotency: testKey(`killed-${posted + index}`) }),
      );
      await Promise.all(operations.map((operation, index) => postWithRetries(operation, index)));
      posted += operations.length;
    }
    posting = false;
    await kills;
    expect(killed).toBeGreaterThan(5);
    expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
      balance: posted,
      sequence: posted,
    });
    expect(await verifyLedger(database, { accountId: account })).toEqual([]);
  });

  /** Posts with the same key until it succeeds, up to five times, as a client does. */
  async function postWithRetries(operation: ReturnType<typeof testCredit>, index: number) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ledgerAt(index).post(operation);
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  async function deadlocks(): Promise<number> {
    const [row] = await database.query<{ deadlocks: number }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return row?.deadlocks ?? 0;
  }
});
