import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import type { DebitOperation, LedgerOperation } from './LedgerOperation.ts';
import { readBalance } from './queries/balances.ts';
import { readExpiredHolds, readExpiringGrants } from './queries/expiry.ts';
import { readGrants } from './queries/grants.ts';
import { readHolds } from './queries/holds.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

const end = new Date('2026-02-01T00:00:00Z');
const justBefore = new Date(end.getTime() - 1);

describe.each(testEngines)('grants on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;
  let accounts = 0;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
  });
  afterAll(async () => {
    expect(await verifyLedger(database)).toEqual([]);
    await database.close();
  });

  /** Opens an account with a promotional grant of 50 that expires (1) and a paid grant of 100 that does not (2). */
  async function account(): Promise<string> {
    accounts += 1;
    const id = `account-${accounts}`;
    await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
    const promotional = { kind: 'promotional', priority: 100, expiresAt: end } as const;
    await ledger.post(testCredit(id, 50, { grant: promotional, counterAccount: 'promotions' }));
    await ledger.post(testCredit(id, 100));
    return id;
  }

  async function left(id: string): Promise<Record<number, number>> {
    const grants = await readGrants(database, id);
    return Object.fromEntries(grants.map(({ number, remaining }) => [number, remaining]));
  }

  const expiry = (id: string, amount: number, at = end): DebitOperation =>
    testDebit(id, amount, {
      at,
      source: 'expiry',
      actor: 'system',
      counterAccount: 'breakage',
      grantSelection: { grants: [1], expired: 'only' },
      onShortfall: 'partial',
    });

  const reverse = (id: string, reversesEntry: number, amount: number, at = testInstant): LedgerOperation => ({
    ...testDebit(id, amount, { at, type: 'refund', source: 'refund' }),
    action: 'reverse',
    reversesEntry,
  });

  test('consumes many open grants in their order to the last, beside an account with few', async () => {
    const id = await account();
    const few = await account();
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        ledger.post(testCredit(id, 1, { grant: { kind: 'paid', priority: 200 - index, expiresAt: null } })),
      ),
    );
    // All are posted in the same tick, so they share one call.
    await Promise.all(
      [130, 60, 1]
        .map((amount) => ledger.post(testDebit(id, amount)))
        .concat([ledger.post(testDebit(few, 60))]),
    );
    expect(await left(few)).toEqual({ 2: 90 });
    // The grants with the highest priority numbers, which come last, are the oldest of the sixty.
    expect(Object.keys(await left(id)).map(Number)).toEqual(
      Array.from({ length: 19 }, (_, index) => index + 3),
    );
  });

  test('takes from a selected grant that is the last of many', async () => {
    const id = await account();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        ledger.post(testCredit(id, 1, { grant: { kind: 'paid', priority: 200 + index, expiresAt: null } })),
      ),
    );
    const grantSelection = { grants: [42] };
    await ledger.post(testDebit(id, 1, { source: 'refund', grantSelection }));
    expect(await left(id)).not.toHaveProperty('42');
    expect(Object.keys(await left(id))).toHaveLength(41);
  });

  test('invariant 7 (G): a reversal in parts returns what was consumed last first, and never more than was taken', async () => {
    const id = await account();
    await ledger.post(testDebit(id, 90));
    expect(await left(id)).toEqual({ 2: 60 });
    await ledger.post(reverse(id, 3, 30));
    expect(await left(id)).toEqual({ 2: 90 });
    await ledger.post(reverse(id, 3, 25));
    expect(await left(id)).toEqual({ 1: 15, 2: 100 });
    await expect(ledger.post(reverse(id, 3, 36))).rejects.toMatchObject({
      code: 'reversal_exceeded',
      facts: { reversible: 35 },
    });
    await ledger.post(reverse(id, 3, 35));
    expect(await left(id)).toEqual({ 1: 50, 2: 100 });
  });

  test('returns each debit’s own parts when two are reversed in one call', async () => {
    const id = await account();
    await ledger.post(testDebit(id, 20));
    await ledger.post(testDebit(id, 60));
    expect(await left(id)).toEqual({ 2: 70 });
    await Promise.all([ledger.post(reverse(id, 3, 20)), ledger.post(reverse(id, 4, 60))]);
    expect(await left(id)).toEqual({ 1: 50, 2: 100 });
    const restored = await database.query(
      'SELECT grant_number, amount FROM ledger.grant_restorations WHERE account_id = $1 ORDER BY number, grant_number',
      [id],
    );
    expect(restored).toEqual([
      { grant_number: 1, amount: 20 },
      { grant_number: 1, amount: 30 },
      { grant_number: 2, amount: 30 },
    ]);
  });

  test('returns to each grant what was taken when a debit is reversed in parts in one call', async () => {
    const id = await account();
    await ledger.post(testDebit(id, 60));
    const within = (...parts: number[]) =>
      database.transaction((transaction) =>
        ledger.postWithin(
          transaction,
          parts.map((part) => reverse(id, 3, part)),
        ),
      );
    await expect(within(40, 21)).rejects.toMatchObject({ code: expect.any(String) });
    expect(await left(id)).toEqual({ 2: 90 });
    await within(15, 15);
    expect(await left(id)).toEqual({ 1: 20, 2: 100 });
    await within(30);
    expect(await left(id)).toEqual({ 1: 50, 2: 100 });
  });

  test('invariant 19 (G): reversing a whole debit restores its grants, whatever was debited since', async () => {
    const id = await account();
    await ledger.post(testDebit(id, 60));
    await ledger.post(testDebit(id, 20));
    await ledger.post(reverse(id, 3, 60));
    expect(await left(id)).toEqual({ 1: 50, 2: 80 });
  });

  test('expires what a reversal returns to a grant that has expired meanwhile', async () => {
    const id = await account();
    await ledger.post(testDebit(id, 90));
    await ledger.post(reverse(id, 3, 90, end));
    expect(await left(id)).toEqual({ 1: 50, 2: 100 });
    await expect(ledger.post(testDebit(id, 101, { at: end }))).rejects.toMatchObject({
      code: 'insufficient_funds',
      facts: { availableBalance: 100 },
    });
    expect((await ledger.post(expiry(id, 50))).balance.balance).toBe(100);
  });

  test('reverses a dispute by clearing what is owed first, and returns what it took beyond the grants as paid', async () => {
    const id = await account();
    await ledger.post(
      testDebit(id, 200, {
        source: 'dispute',
        onShortfall: 'overdraw',
        counterAccount: 'cash',
        actor: 'system',
      }),
    );
    await ledger.post(testCredit(id, 20));
    const reversal = await ledger.post(reverse(id, 3, 200));
    expect(reversal.balance.balance).toBe(170);
    // 30 were still owed, and 150 return to the grants. The credit had cleared 20, which become a grant of this entry.
    expect(await left(id)).toEqual({ 1: 50, 2: 100, 5: 20 });
  });

  test('invariant 17 (T): an expiry takes what is unspent, once', async () => {
    const id = await account();
    await ledger.post(testDebit(id, 20));
    await expect(ledger.post(expiry(id, 50, justBefore))).rejects.toMatchObject({
      code: 'insufficient_funds',
    });
    const expired = await ledger.post(expiry(id, 50));
    expect(expired.entry).toMatchObject({ amount: -30, source: 'expiry', balanceAfter: 100 });
    await expect(ledger.post(expiry(id, 50))).rejects.toMatchObject({ code: 'insufficient_funds' });
  });

  test('neither spends nor reserves an expired grant, even before its expiry is posted', async () => {
    const id = await account();
    await expect(ledger.post(testDebit(id, 101, { at: end }))).rejects.toMatchObject({
      facts: { availableBalance: 100, amount: 101 },
    });
    await expect(ledger.post(testHold(id, `${id}-late`, 101, { at: end }))).rejects.toMatchObject({
      code: 'insufficient_funds',
    });
    // A hold reserves only grants that have not expired, so it does not stop the expiry.
    await ledger.post(testHold(id, `${id}-hold`, 100, { at: end }));
    expect(await readGrants(database, id)).toMatchObject([{ reserved: 0 }, { reserved: 100 }]);
    await ledger.post({ ...testHold(id, `${id}-hold`, 100, { at: end }), action: 'release' });
    await ledger.post(testDebit(id, 100, { at: end }));
    expect(await left(id)).toEqual({ 1: 50 });
    const expiring = await readExpiringGrants(database, { until: end });
    expect(expiring.find(({ accountId }) => accountId === id)).toMatchObject({
      number: 1,
      remaining: 50,
      free: 50,
      expiresAt: end,
    });
    await ledger.post(expiry(id, 50));
  });

  test('invariant 17 (T): what a hold reserves does not expire, and a capture still takes it', async () => {
    const id = await account();
    await ledger.post(testHold(id, `${id}-hold`, 30));
    const expired = await ledger.post(expiry(id, 50));
    expect(expired.entry?.amount).toBe(-20);
    // A later hold reserves only grants that have not expired.
    await ledger.post(testHold(id, `${id}-later`, 40, { at: end }));
    await ledger.post({
      ...testDebit(id, 25, { at: end }),
      action: 'capture',
      holdId: `${id}-hold`,
    });
    expect(await left(id)).toEqual({ 1: 5, 2: 100 });
    expect((await ledger.post(expiry(id, 50))).entry?.amount).toBe(-5);
    expect(await readBalance(database, { accountId: id, at: testInstant })).toMatchObject({
      balance: 100,
      reserved: 40,
    });
  });

  test('leaves reserved grants to their hold', async () => {
    const id = await account();
    await ledger.post(testHold(id, `${id}-hold`, 60));
    await ledger.post(testDebit(id, 90));
    expect(await readGrants(database, id)).toMatchObject([
      { number: 1, remaining: 50, reserved: 50 },
      { number: 2, remaining: 10, reserved: 10 },
    ]);
    await ledger.post({ ...testHold(id, `${id}-hold`, 60), action: 'release' });
    expect(await readGrants(database, id)).toMatchObject([{ reserved: 0 }, { reserved: 0 }]);
  });

  test('takes reserved money last for a dispute, and a capture then takes what is left', async () => {
    const id = await account();
    await ledger.post(testHold(id, `${id}-hold`, 60));
    await ledger.post(
      testDebit(id, 110, {
        source: 'dispute',
        onShortfall: 'overdraw',
        counterAccount: 'cash',
        actor: 'system',
      }),
    );
    const capture = (amount: number): LedgerOperation => ({
      ...testDebit(id, amount),
      action: 'capture',
      holdId: `${id}-hold`,
    });
    await expect(ledger.post(capture(41))).rejects.toMatchObject({ facts: { availableBalance: 40 } });
    await ledger.post(capture(40));
    expect(await readBalance(database, { accountId: id, at: testInstant })).toMatchObject({
      balance: 0,
      reserved: 0,
    });
  });

  test('finds an expired hold and resolves it as expired', async () => {
    const id = await account();
    await ledger.post(testHold(id, `${id}-hold`, 60, { expiresAt: end }));
    expect(await readExpiredHolds(database, { now: justBefore })).toEqual([]);
    const [expired] = await readExpiredHolds(database, { now: end });
    expect(expired).toEqual({ id: `${id}-hold`, accountId: id, currency: 'USD', amount: 60 });
    await ledger.post({ ...testHold(id, `${id}-hold`, 60, { at: end }), action: 'release' });
    expect(await readHolds(database, { id: `${id}-hold` })).toMatchObject([{ status: 'expired' }]);
    expect(await readExpiredHolds(database, { now: end })).toEqual([]);
  });

  test('takes what is unreserved of a selected grant, or rejects the debit', async () => {
    const id = await account();
    await ledger.post(testHold(id, `${id}-hold`, 70));
    const selective = (onShortfall: 'reject' | 'partial') =>
      testDebit(id, 100, {
        source: 'refund',
        counterAccount: 'cash',
        grantSelection: { grants: [2] },
        onShortfall,
      });
    await expect(ledger.post(selective('reject'))).rejects.toMatchObject({ facts: { availableBalance: 80 } });
    expect((await ledger.post(selective('partial'))).entry?.amount).toBe(-80);
    expect(await left(id)).toEqual({ 1: 50, 2: 20 });
  });
});
