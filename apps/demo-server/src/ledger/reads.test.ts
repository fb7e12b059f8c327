import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger, setAccountStatus } from './accounts/accounts.ts';
import { appendEvents } from './accounts/appendEvents.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import type { LedgerEntry } from './LedgerReceipt.ts';
import { readBalance, readBalanceAsOf } from './queries/balances.ts';
import { type EntryCursor, readEntries, readEntry } from './queries/entries.ts';
import { eventsChannel, readEvents } from './queries/events.ts';
import { readGrants } from './queries/grants.ts';
import { readHolds } from './queries/holds.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant } from './testing/testOperations.ts';
import { verifyLedger } from './verify/verifyLedger.ts';

const day = (number: number) => new Date(testInstant.getTime() + number * 86_400_000);

describe.each(testEngines)('reading a ledger on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
    for (const id of ['usd', 'usd-2', 'empty', 'watched', 'clock', 'owing', 'changed']) await open(id);
    await open('yen', 'JPY');
    for (let number = 0; number < 10; number += 1) {
      const reference = { type: 'invoice', id: `INV-${number}` };
      await ledger.post(
        testCredit('usd', 100, { at: day(number), reference, reason: `Month ${number} 100%` }),
      );
      await ledger.post(testDebit('usd', 10 + number, { at: day(number), source: 'usage' }));
      await ledger.post(testCredit('yen', 5, { at: day(number), currency: 'JPY', source: 'topUp' }));
    }
  });
  afterAll(() => database.close());

  async function open(id: string, currency = 'USD') {
    await openAccount(database, { id, ledgerId: 'ledger', currency });
  }

  async function allPages(accountIds: string[], limit: number): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    let after: EntryCursor | undefined;
    do {
      const page = await readEntries(database, { accountIds, limit, ...(after ? { after } : {}) });
      entries.push(...page);
      after = page.length === limit ? page.at(-1) : undefined;
    } while (after);
    return entries;
  }

  test('opens a ledger and an account once', async () => {
    await Promise.all([open('usd'), open('usd'), openLedger(database, { id: 'ledger' })]);
    expect(await readBalance(database, { accountId: 'usd', at: testInstant })).toMatchObject({
      sequence: 20,
    });
    const own = await database.query(
      "SELECT id FROM ledger.accounts WHERE role <> 'wallet' AND currency = 'JPY' ORDER BY id",
    );
    expect(own.map(({ id }) => id)).toEqual(
      ['breakage', 'cash', 'corrections', 'externalPayments', 'fees', 'promotions', 'revenue'].map(
        (role) => `ledger:${role}:JPY`,
      ),
    );
  });

  test('pages several accounts together, newest first, without gaps and repeats', async () => {
    const whole = await readEntries(database, { accountIds: ['usd', 'yen'], limit: 100 });
    expect(whole).toHaveLength(30);
    const times = whole.map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    for (const limit of [1, 4, 7]) expect(await allPages(['usd', 'yen'], limit)).toEqual(whole);
    expect((await allPages(['usd'], 3)).map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => 20 - index),
    );
  });

  test('neither skips nor repeats an entry when others are written between two pages', async () => {
    await open(`paged-${engine}`);
    const accountIds = [`paged-${engine}`];
    const post = () => ledger.post(testCredit(`paged-${engine}`, 1));
    for (let number = 0; number < 6; number += 1) await post();
    const first = await readEntries(database, { accountIds, limit: 3 });
    await post();
    const after = first.at(-1);
    const second = await readEntries(database, { accountIds, limit: 3, ...(after ? { after } : {}) });
    expect([...first, ...second].map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
  });

  test.each([
    ['types', { types: ['debit'] as const }, 10],
    ['sources', { sources: ['topUp', 'usage'] as const }, 20],
    ['a start', { from: day(8) }, 6],
    ['an end', { to: day(1) }, 3],
    ['amounts', { amountMin: -12, amountMax: -10 }, 3],
    ['a text in the reason', { text: 'MONTH 3' }, 1],
    ['a text in the reference', { text: 'inv-7' }, 1],
    ['a text with a wildcard', { text: '0%' }, 10],
    ['a text that no entry contains', { text: '_onth' }, 0],
  ])('filters entries by %s', async (_, filter, count) => {
    expect(await readEntries(database, { accountIds: ['usd', 'yen'], limit: 100, filter })).toHaveLength(
      count,
    );
  });

  test('finds an entry by its number and by its transaction', async () => {
    const entry = await readEntry(database, { accountId: 'usd', number: 3 });
    expect(entry).toMatchObject({ number: 3, amount: 100, balanceBefore: 90 });
    expect(await readEntry(database, { transactionId: entry?.transactionId ?? '' })).toEqual(entry);
    expect(await readEntry(database, { accountId: 'usd', number: 99 })).toBeNull();
    expect(await readEntry(database, { accountId: 'usd-2', number: 3 })).toBeNull();
  });

  test('reads a balance as of any past instant', async () => {
    expect(await readBalanceAsOf(database, 'usd', day(-1))).toBe(0);
    expect(await readBalanceAsOf(database, 'usd', day(0))).toBe(90);
    expect(await readBalanceAsOf(database, 'usd', new Date(day(2).getTime() - 1))).toBe(179);
    expect(await readBalanceAsOf(database, 'usd', day(99))).toBe(855);
    expect(await readBalanceAsOf(database, 'nobody', day(0))).toBeNull();
  });

  test('keeps history in order when the clock runs backwards', async () => {
    await ledger.post(testCredit('clock', 1, { at: day(5) }));
    const { entry } = await ledger.post(testCredit('clock', 1, { at: day(1) }));
    expect(entry?.createdAt).toEqual(day(5));
    expect(await readEntry(database, { accountId: 'clock', number: 2 })).toEqual(entry);
  });

  test('reads the promotional part of a balance and its next expiry', async () => {
    expect(await readBalance(database, { accountId: 'empty', at: testInstant })).toEqual({
      accountId: 'empty',
      available: 0,
      currency: 'USD',
      status: 'active',
      balance: 0,
      reserved: 0,
      sequence: 0,
      promotional: 0,
      nextExpiry: null,
    });
    const promotional = { kind: 'promotional', priority: 100 } as const;
    await ledger.post(testCredit('usd-2', 50));
    await ledger.post(testCredit('usd-2', 30, { grant: { ...promotional, expiresAt: day(9) } }));
    await ledger.post(testCredit('usd-2', 20, { grant: { ...promotional, expiresAt: day(4) } }));
    await ledger.post(testDebit('usd-2', 5));
    await ledger.post(testHold('usd-2', `reserved-${engine}`, 40, { reference: { type: 'job', id: 'J-1' } }));
    expect(await readBalance(database, { accountId: 'usd-2', at: testInstant })).toMatchObject({
      balance: 95,
      reserved: 40,
      promotional: 45,
      nextExpiry: { at: day(4), amount: 15 },
    });
    expect(
      (await readGrants(database, 'usd-2')).map(({ number, remaining, expiresAt }) => [
        number,
        remaining,
        expiresAt,
      ]),
    ).toEqual([
      [3, 15, day(4)],
      [2, 30, day(9)],
      [1, 50, null],
    ]);
    expect(await readHolds(database, { accountId: 'usd-2' })).toMatchObject([
      {
        id: `reserved-${engine}`,
        amount: 40,
        status: 'open',
        reference: { type: 'job', id: 'J-1' },
        createdAt: testInstant,
      },
    ]);
  });

  test('clears the debt of a dispute with the next credit', async () => {
    await ledger.post(testCredit('owing', 100));
    const dispute = await ledger.post(
      testDebit('owing', 150, {
        source: 'dispute',
        onShortfall: 'overdraw',
        counterAccount: 'cash',
        actor: 'system',
      }),
    );
    expect(dispute.balance.balance).toBe(-50);
    await ledger.post(testCredit('owing', 70));
    expect(await readGrants(database, 'owing')).toMatchObject([{ number: 3, original: 70, remaining: 20 }]);
    await ledger.post(testDebit('owing', 20));
    expect(await verifyLedger(database, { accountId: 'owing' })).toEqual([]);
  });

  test("numbers a caller's own events and a change of status in the account's sequence", async () => {
    const notified: string[] = [];
    const stop = await database.listen(eventsChannel, (payload) => notified.push(payload));
    await ledger.post(testCredit('watched', 9));
    await database.transaction(async (transaction) => {
      const data = { reason: 'declined' };
      await appendEvents(transaction, 'watched', [
        { type: 'top_up.failed', data, at: testInstant },
        { type: 'top_up.failed', at: testInstant },
      ]);
      const event = { type: 'wallet.frozen', at: testInstant };
      const frozen = await setAccountStatus(transaction, { accountId: 'watched', status: 'frozen', event });
      expect(frozen).toMatchObject({ status: 'frozen', balance: 9, sequence: 4 });
      expect(await setAccountStatus(transaction, { accountId: 'watched', status: 'frozen', event })).toEqual(
        frozen,
      );
    });
    const events = await readEvents(database, { accountId: 'watched', afterSequence: 1 });
    expect(events.map(({ sequence, type, data, balance }) => [sequence, type, data, balance.status])).toEqual(
      [
        [2, 'top_up.failed', { reason: 'declined' }, 'active'],
        [3, 'top_up.failed', {}, 'active'],
        [4, 'wallet.frozen', {}, 'frozen'],
      ],
    );
    await expect.poll(() => notified.length).toBeGreaterThanOrEqual(2);
    expect(new Set(notified)).toEqual(new Set(['["watched"]']));
    await stop();
  });

  test('names the entry in which a byte was changed', async () => {
    await ledger.post(testCredit('changed', 10, { reason: 'gift' }));
    await ledger.post(testCredit('changed', 10));
    expect(await verifyLedger(database)).toEqual([]);
    await database.query('ALTER TABLE ledger.entries DISABLE TRIGGER append_only');
    await database.query(
      "UPDATE ledger.entries SET reason = 'gist' WHERE account_id = 'changed' AND number = 1",
    );
    await database.query('ALTER TABLE ledger.entries ENABLE TRIGGER append_only');
    expect(await verifyLedger(database)).toEqual([
      { accountId: 'changed', number: 1, fault: 'entry does not match its hash' },
    ]);
  });
});
