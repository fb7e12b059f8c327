import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { lockAccount, openAccount, openLedger, setAccountStatus } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import type { CreditOperation } from './LedgerOperation.ts';
import { claimOutbox } from './outbox.ts';
import { findThresholdCrossing, readDailyBalances } from './queries/balances.ts';
import { readEntriesOnward } from './queries/entries.ts';
import { readEvents, readEventsOfTypes } from './queries/events.ts';
import { readExpiringGrants, readNextExpiry } from './queries/expiry.ts';
import { readLedgerBalances, readLedgerExpiring } from './queries/ledgerTotals.ts';
import { readReversible } from './queries/reversible.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant } from './testing/testOperations.ts';

const day = (number: number) => new Date(testInstant.getTime() + number * 86_400_000);
const expiring = (number: number, parts: Partial<CreditOperation['grant']> = {}) => ({
  grant: { kind: 'promotional' as const, priority: 100, expiresAt: day(number), ...parts },
});

describe.each(testEngines)("reading a ledger's totals on %s", (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
    await openLedger(database, { id: 'other' });
    for (const id of ['rich', 'owing', 'fallen', 'day']) await open(id);
    await open('yen', { currency: 'JPY' });
    await open('elsewhere', { ledgerId: 'other' });
    await ledger.post(testCredit('rich', 700));
    await ledger.post(testCredit('rich', 200, expiring(3)));
    await ledger.post(testCredit('rich', 100, expiring(5)));
    await ledger.post(testHold('rich', 'part', 150, { expiresAt: day(2) }));
    await ledger.post(testCredit('owing', 40));
    await ledger.post(
      testDebit('owing', 100, {
        source: 'dispute',
        grantSelection: { grants: [1], expired: 'include' },
        onShortfall: 'overdraw',
      }),
    );
    await ledger.post(testCredit('yen', 9, { currency: 'JPY', ...expiring(3) }));
    await ledger.post(testCredit('elsewhere', 5000, expiring(3)));
  });
  afterAll(() => database.close());

  async function open(id: string, parts: { currency?: string; ledgerId?: string } = {}) {
    await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD', ...parts });
  }

  test('reads balances by currency, with what is reserved and owed', async () => {
    const yen = { currency: 'JPY', accounts: 1, balance: 9n, reserved: 0n, available: 9n, owed: 0n };
    expect(await readLedgerBalances(database, { ledgerId: 'ledger', at: day(1) })).toEqual([
      yen,
      { currency: 'USD', accounts: 4, balance: 940n, reserved: 150n, available: 790n, owed: 60n },
    ]);
    expect(
      await readLedgerBalances(database, { ledgerId: 'ledger', at: day(1), accountIds: ['yen'] }),
    ).toEqual([yen]);
    expect(await readLedgerBalances(database, { ledgerId: 'nobody', at: day(1) })).toEqual([]);
  });

  test('sums what expires before an instant, without what a hold reserves', async () => {
    const before = (number: number) =>
      readLedgerExpiring(database, { ledgerId: 'ledger', before: day(number) });
    expect(await before(3)).toEqual(new Map());
    expect(await before(4)).toEqual(
      new Map([
        ['JPY', 9n],
        ['USD', 50n],
      ]),
    );
    expect((await before(99)).get('USD')).toBe(150n);
  });

  test('pages expiring grants, the soonest first', async () => {
    const whole = await readExpiringGrants(database, { until: day(99) });
    expect(whole.map(({ accountId, number, free }) => [accountId, number, free])).toEqual([
      ['elsewhere', 1, 5000],
      ['rich', 2, 50],
      ['yen', 1, 9],
      ['rich', 3, 100],
    ]);
    const pages = [];
    for (let after = null; ; after = pages.at(-1) ?? null) {
      const page = await readExpiringGrants(database, { until: day(99), after, limit: 1 });
      if (page.length === 0) break;
      pages.push(...page);
    }
    expect(pages).toEqual(whole);
  });

  test('reads when the next hold or grant expires, and how much work is due', async () => {
    for (;;) {
      const claimed = await database.transaction((transaction) => claimOutbox(transaction));
      if (claimed.length === 0) break;
    }
    expect(await readNextExpiry(database, day(0))).toEqual({ due: 0, next: day(2) });
    expect(await readNextExpiry(database, day(2))).toEqual({ due: 1, next: day(3) });
    expect(await readNextExpiry(database, day(4))).toEqual({ due: 4, next: day(5) });
    expect(await readNextExpiry(database, day(5))).toEqual({ due: 5, next: null });
    await ledger.post(testCredit('day', 10, { at: day(-3) }));
    expect(await readNextExpiry(database, day(0))).toMatchObject({ due: 1 });
  });

  test('reads the amount that a debit can take from a locked account', async () => {
    const lock = (accountId: string, at: Date) =>
      database.transaction((transaction) => lockAccount(transaction, { accountId, at }));
    expect(await lock('rich', day(0))).toEqual({
      accountId: 'rich',
      currency: 'USD',
      status: 'active',
      balance: 1000,
      reserved: 150,
      sequence: 4,
      spendable: 850,
    });
    expect(await lock('rich', day(3))).toMatchObject({ spendable: 800 });
    expect(await lock('owing', day(0))).toMatchObject({ balance: -60, spendable: 0 });
    await expect(lock('nobody', day(0))).rejects.toMatchObject({
      code: 'account_not_found',
      message: 'There is no account nobody.',
      facts: { accountId: 'nobody' },
    });
    // The ledger's own accounts are not wallets.
    await expect(lock('ledger:cash:USD', day(0))).rejects.toMatchObject({ code: 'account_not_found' });
  });

  test('reads the balance at the end of each day', async () => {
    await ledger.post(testDebit('day', 4, { at: day(-2) }));
    await ledger.post(testCredit('day', 1, { at: day(-2) }));
    const days = { from: '2026-01-11', to: '2026-01-14' };
    expect(await readDailyBalances(database, { accountId: 'day', ...days })).toEqual([
      { day: '2026-01-11', balance: 0 },
      { day: '2026-01-12', balance: 10 },
      { day: '2026-01-13', balance: 7 },
      { day: '2026-01-14', balance: 7 },
    ]);
  });

  test('finds the event that last took an account below a threshold', async () => {
    for (const amount of [50, -30, 20, -25]) {
      await ledger.post(amount > 0 ? testCredit('fallen', amount) : testDebit('fallen', -amount));
    }
    const crossing = (below: number, upTo = 4, after?: number) =>
      findThresholdCrossing(database, {
        accountId: 'fallen',
        below,
        upTo,
        ...(after === undefined ? {} : { after }),
      });
    expect([await crossing(20), await crossing(30), await crossing(50), await crossing(60)]).toEqual([
      4,
      4,
      2,
      null,
    ]);
    expect([await crossing(30, 2), await crossing(50, 4, 1)]).toEqual([2, null]);
  });

  test('reads events of some types in several accounts, newest first', async () => {
    const types = ['wallet.payment_made', "it's none"];
    const accountIds = ['fallen', 'day'];
    const found = await readEventsOfTypes(database, { accountIds, types, limit: 9 });
    expect(found.map(({ accountId, sequence }) => [accountId, sequence])).toEqual([
      ['fallen', 4],
      ['fallen', 2],
      ['day', 2],
    ]);
    expect(found[2]).toMatchObject({ type: 'wallet.payment_made', createdAt: day(-2) });
    const [newest] = await readEventsOfTypes(database, { accountIds, types, limit: 1 });
    expect(newest).toEqual(found[0]);
  });

  test('reads what is not yet reversed of a debit, by grant, consumed last first', async () => {
    await open('reversed');
    await ledger.post(testCredit('reversed', 30, expiring(3)));
    await ledger.post(testCredit('reversed', 70));
    await ledger.post(testDebit('reversed', 50));
    const left = (at: Date) => readReversible(database, { accountId: 'reversed', number: 3, at });
    expect(await left(day(0))).toMatchObject([
      { grantNumber: 2, kind: 'paid', hasExpired: false, amount: 20 },
      { grantNumber: 1, kind: 'promotional', hasExpired: false, amount: 30 },
    ]);
    await ledger.post({ ...testDebit('reversed', 25), action: 'reverse', reversesEntry: 3, type: 'refund' });
    expect(await left(day(4))).toMatchObject([{ grantNumber: 1, hasExpired: true, amount: 25 }]);
  });

  test('reads entries from a number on, oldest first', async () => {
    const onward = async (after: number, limit = 9, filter = {}) =>
      (await readEntriesOnward(database, { accountId: 'fallen', after, limit, filter })).map(
        ({ number }) => number,
      );
    expect(await onward(0)).toEqual([1, 2, 3, 4]);
    expect(await onward(1, 2)).toEqual([2, 3]);
    expect(await onward(0, 9, { types: ['debit'] })).toEqual([2, 4]);
  });

  test('sets a status once, with its event, and never reopens a closed account', async () => {
    await open('status');
    const set = (accountId: string, status: 'active' | 'frozen' | 'closed') =>
      database.transaction((transaction) =>
        setAccountStatus(transaction, {
          accountId,
          status,
          event: { type: `now.${status}`, data: { by: 'us' }, at: day(1) },
        }),
      );
    expect(await set('status', 'active')).toMatchObject({ status: 'active', sequence: 0 });
    expect(await set('status', 'frozen')).toMatchObject({ status: 'frozen', sequence: 1 });
    expect(await set('status', 'closed')).toMatchObject({ status: 'closed', sequence: 2 });
    expect(await set('status', 'closed')).toMatchObject({ sequence: 2 });
    await expect(set('status', 'active')).rejects.toMatchObject({
      code: 'account_closed',
      message: 'Account status is closed.',
      facts: { accountId: 'status' },
    });
    await expect(set('nobody', 'frozen')).rejects.toMatchObject({
      code: 'account_not_found',
      message: 'There is no account nobody.',
      facts: { accountId: 'nobody' },
    });
    const events = await readEvents(database, { accountId: 'status' });
    expect(events.map(({ type, data, balance }) => [type, data.by, balance.status])).toEqual([
      ['now.frozen', 'us', 'frozen'],
      ['now.closed', 'us', 'closed'],
    ]);
    const claimed = await database.transaction((transaction) => claimOutbox(transaction, { commits: 999 }));
    expect(claimed.filter(({ accountId }) => accountId === 'status')).toEqual([
      { accountId: 'status', first: 1, last: 1 },
      { accountId: 'status', first: 2, last: 2 },
    ]);
  });
});
