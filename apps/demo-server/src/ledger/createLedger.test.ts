import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import { readBalance } from './queries/balances.ts';
import { readEntries } from './queries/entries.ts';
import { readEvents } from './queries/events.ts';
import { readGrants } from './queries/grants.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from './testing/testOperations.ts';

describe.each(testEngines)('the ledger on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;
  let accounts = 0;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
  });
  afterAll(() => database.close());

  async function freshAccount(currency = 'USD'): Promise<string> {
    accounts += 1;
    const id = `account-${accounts}`;
    await openAccount(database, { id, ledgerId: 'ledger', currency });
    return id;
  }

  test('posts a credit and a debit as entries with the balance before and after', async () => {
    const account = await freshAccount();
    const credit = await ledger.post(
      testCredit(account, 500, {
        reason: 'a "gift"',
        reference: { type: 'invoice', id: 'INV\\1' },
        metadata: { plan: 'pro "x"' },
      }),
    );
    expect(credit).toEqual({
      entry: {
        accountId: account,
        number: 1,
        transactionId: expect.stringMatching(/^txn_[0-9a-z]{28}$/),
        type: 'credit',
        source: 'merchant',
        currency: 'USD',
        amount: 500,
        balanceBefore: 0,
        balanceAfter: 500,
        reason: 'a "gift"',
        reference: { type: 'invoice', id: 'INV\\1' },
        metadata: { plan: 'pro "x"' },
        createdAt: testInstant,
      },
      balance: {
        accountId: account,
        currency: 'USD',
        status: 'active',
        balance: 500,
        reserved: 0,
        sequence: 1,
      },
      replayed: false,
    });
    const debit = await ledger.post(testDebit(account, 120));
    expect(debit.entry).toMatchObject({ number: 2, amount: -120, balanceBefore: 500, balanceAfter: 380 });
    expect(await readEntries(database, { accountIds: [account], limit: 10 })).toEqual([
      debit.entry,
      credit.entry,
    ]);
    expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
      balance: 380,
      reserved: 0,
      sequence: 2,
    });
    expect(await readGrants(database, account)).toMatchObject([{ number: 1, original: 500, remaining: 380 }]);
    const events = await readEvents(database, { accountId: account });
    expect(events.map(({ type, entry }) => [type, entry?.number])).toEqual([
      ['wallet.topped_up', 1],
      ['wallet.payment_made', 2],
    ]);
  });

  test('rejects a debit above the available balance, with the figures', async () => {
    const account = await freshAccount();
    await ledger.post(testCredit(account, 100));
    await ledger.post(testHold(account, `${account}-hold`, 30));
    await expect(ledger.post(testDebit(account, 71))).rejects.toMatchObject({
      code: 'insufficient_funds',
      facts: { availableBalance: 70, amount: 71 },
    });
    await ledger.post(testDebit(account, 70));
  });

  test('returns the same receipt for the same key and body, with one effect', async () => {
    const account = await freshAccount();
    const operation = testCredit(account, 10, { idempotency: testKey(`${account}-a`) });
    const first = await ledger.post(operation);
    expect(await ledger.post(operation)).toEqual({ ...first, replayed: true });
    const together = await Promise.all(Array.from({ length: 20 }, () => ledger.post(operation)));
    for (const receipt of together) expect(receipt).toEqual({ ...first, replayed: true });
    await expect(
      ledger.post({ ...operation, idempotency: testKey(`${account}-a`, 'other') }),
    ).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await readBalance(database, { accountId: account, at: testInstant })).toMatchObject({
      balance: 10,
      sequence: 1,
    });
  });

  test('invariant 7 (G): grants are consumed by priority, then the sooner expiry, then promotional before paid, then the oldest', async () => {
    const account = await freshAccount();
    const soon = new Date('2026-02-01T00:00:00Z');
    const late = new Date('2026-03-01T00:00:00Z');
    const grants = [
      { kind: 'paid', priority: 2, expiresAt: null },
      { kind: 'promotional', priority: 2, expiresAt: null },
      { kind: 'paid', priority: 1, expiresAt: null },
      { kind: 'promotional', priority: 1, expiresAt: late },
      { kind: 'paid', priority: 1, expiresAt: soon },
      { kind: 'promotional', priority: 1, expiresAt: soon },
      { kind: 'promotional', priority: 1, expiresAt: soon },
    ] as const;
    for (const grant of grants) await ledger.post(testCredit(account, 10, { grant }));
    expect((await readGrants(database, account)).map(({ number }) => number)).toEqual([6, 7, 5, 4, 3, 2, 1]);
    for (const amount of [25, 10, 25]) await ledger.post(testDebit(account, amount));
    const parts = await database.query<{ part: string }>(
      `SELECT number || ' took ' || amount || ' of ' || grant_number AS part
       FROM ledger.consumptions WHERE account_id = $1 ORDER BY number, grant_number`,
      [account],
    );
    expect(parts.map(({ part }) => part)).toEqual([
      '8 took 5 of 5',
      '8 took 10 of 6',
      '8 took 10 of 7',
      '9 took 5 of 4',
      '9 took 5 of 5',
      '10 took 10 of 2',
      '10 took 10 of 3',
      '10 took 5 of 4',
    ]);
  });

  test('consumes a credit of the same call in the same order', async () => {
    const account = await freshAccount();
    const grant = { kind: 'paid', priority: 5, expiresAt: null } as const;
    await ledger.post(testCredit(account, 10, { grant }));
    const results = await database.transaction((transaction) =>
      ledger.postWithin(transaction, [
        testDebit(account, 1),
        testCredit(account, 10, { grant: { ...grant, kind: 'promotional' } }),
        testCredit(account, 10, { grant }),
        testCredit(account, 10, { grant: { ...grant, priority: 1 } }),
        testDebit(account, 15),
      ]),
    );
    expect(results.at(-1)?.balance.balance).toBe(24);
    expect((await readGrants(database, account)).map(({ number, remaining }) => [number, remaining])).toEqual(
      [
        [3, 5],
        [1, 9],
        [4, 10],
      ],
    );
  });
});
