import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from '../database/Database.ts';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import { openAccount, openLedger, setAccountStatus } from './accounts/accounts.ts';
import { createLedger } from './createLedger.ts';
import type { Ledger } from './Ledger.ts';
import type { LedgerErrorCode } from './LedgerError.ts';
import type { LedgerOperation } from './LedgerOperation.ts';
import { readBalance } from './queries/balances.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testHold, testInstant, testKey } from './testing/testOperations.ts';

const tables = [
  'accounts',
  'entries',
  'transfers',
  'grants',
  'consumptions',
  'holds',
  'events',
  'idempotency_keys',
  'reservations',
  'reversals',
  'grant_restorations',
  'outbox',
];

describe.each(testEngines)('rejected operations on %s', (engine) => {
  let database: TestDatabase;
  let ledger: Ledger;

  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    ledger = createLedger(database);
    await openLedger(database, { id: 'ledger' });
    for (const id of ['active', 'frozen', 'closed', 'full']) {
      await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
    }
    await ledger.post(testCredit('active', 100, { idempotency: testKey('used') }));
    await ledger.post(testHold('active', 'reserved', 40));
    await ledger.post(testHold('active', 'ends', 10, { expiresAt: testInstant }));
    await ledger.post(testHold('active', 'gone', 5));
    await ledger.post({ ...testHold('active', 'gone', 5), action: 'release' });
    await ledger.post(testDebit('active', 7));
    await ledger.post(testCredit('active', 7));
    await ledger.post(testCredit('frozen', 100));
    await ledger.post(testHold('frozen', 'frozen-hold', 10));
    await ledger.post(testCredit('full', Number.MAX_SAFE_INTEGER));
    for (const status of ['frozen', 'closed'] as const) {
      await database.transaction((transaction) =>
        setAccountStatus(transaction, {
          accountId: status,
          status,
          event: { type: `wallet.${status}`, at: testInstant },
        }),
      );
    }
  });
  afterAll(() => database.close());

  const capture = (accountId: string, holdId: string, amount: number): LedgerOperation => ({
    ...testDebit(accountId, amount),
    action: 'capture',
    holdId,
  });

  const reverse = (accountId: string, reversesEntry: number, amount: number): LedgerOperation => ({
    ...testDebit(accountId, amount, { type: 'refund', source: 'refund' }),
    action: 'reverse',
    reversesEntry,
  });

  const cases: [LedgerErrorCode, string, LedgerOperation][] = [
    ['account_not_found', 'a missing account', testCredit('nobody', 1)],
    ['account_not_found', "the ledger's own account", testCredit('ledger:cash:USD', 1)],
    ['account_not_found', 'an account id with special characters', testCredit('a"b\\c{},NULL', 1)],
    ['account_closed', 'a credit of a closed account', testCredit('closed', 1)],
    ['account_closed', 'a debit of a closed account', testDebit('closed', 1)],
    ['account_closed', 'a hold of a closed account', testHold('closed', 'closed-hold', 1)],
    ['account_frozen', "the merchant's debit of a frozen account", testDebit('frozen', 1)],
    ['entry_not_found', 'a reversal of a credit', reverse('active', 1, 1)],
    ['entry_not_found', 'a reversal of a missing entry', reverse('active', 99, 1)],
    ['reversal_exceeded', 'a reversal above the debit', reverse('active', 2, 8)],
    [
      'insufficient_funds',
      'a debit above the rest of its selected grants',
      testDebit('active', 46, { grantSelection: { grants: [1] } }),
    ],
    [
      'insufficient_funds',
      'a debit of a missing grant',
      testDebit('active', 1, { grantSelection: { grants: [2] }, onShortfall: 'partial' }),
    ],
    [
      'insufficient_funds',
      'an expiry of a grant that has not expired',
      testDebit('active', 1, {
        source: 'expiry',
        grantSelection: { grants: [1], expired: 'only' },
        onShortfall: 'partial',
      }),
    ],
    ['account_frozen', 'a hold of a frozen account', testHold('frozen', 'frozen-hold-2', 1)],
    ['account_frozen', 'a capture of a frozen account', capture('frozen', 'frozen-hold', 1)],
    [
      'account_frozen',
      "the customer's own credit of a frozen account",
      testCredit('frozen', 1, { actor: 'customer' }),
    ],
    ['currency_mismatch', 'another currency', testCredit('active', 1, { currency: 'EUR' })],
    ['amount_out_of_range', 'an amount of zero', testCredit('active', 0)],
    ['amount_out_of_range', 'a negative amount', testDebit('active', -1)],
    ['amount_out_of_range', 'a fraction of a minor unit', testCredit('active', 1.5)],
    ['amount_out_of_range', 'an amount that is not a number', testCredit('active', Number.NaN)],
    ['amount_out_of_range', 'an amount above 2^53−1', testCredit('active', 2 ** 53)],
    ['amount_out_of_range', 'a balance above 2^53−1', testCredit('full', 1)],
    ['insufficient_funds', 'a debit of money that holds reserve', testDebit('active', 51)],
    ['insufficient_funds', 'a hold of money that other holds reserve', testHold('active', 'more', 51)],
    ['hold_not_found', 'a capture of a missing hold', capture('active', 'nothing', 1)],
    ['hold_not_found', "a capture of another account's hold", capture('active', 'frozen-hold', 1)],
    [
      'hold_not_found',
      'a release of a missing hold',
      { ...testHold('active', 'nothing', 1), action: 'release' },
    ],
    ['hold_not_open', 'a capture of a released hold', capture('active', 'gone', 1)],
    ['hold_not_open', 'a second release', { ...testHold('active', 'gone', 1), action: 'release' }],
    ['hold_not_open', 'a capture at the expiry of the hold', capture('active', 'ends', 1)],
    ['hold_exceeded', 'a capture above the hold', capture('active', 'reserved', 41)],
    [
      'idempotency_key_reused',
      'a used key with another body',
      testCredit('active', 1, { idempotency: testKey('used', 'other') }),
    ],
  ];

  test.each(cases)(
    'invariant 9 (G): rejects with %s: %s, and every table stays as it was',
    async (code, _, operation) => {
      const before = await contents();
      const keyed = { ...operation, idempotency: operation.idempotency ?? testKey(`rejected ${code}`) };
      await expect(ledger.post(keyed)).rejects.toMatchObject({ name: 'LedgerError', code });
      expect(await contents()).toEqual(before);
    },
  );

  test('does not affect the other operations of the same call', async () => {
    const operations = [
      testDebit('active', 1),
      testDebit('active', 1_000),
      testDebit('active', 1),
      testCredit('nobody', 1),
      testDebit('active', 1),
    ];
    const results = await Promise.allSettled(operations.map((operation) => ledger.post(operation)));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  test('fails only the operation that breaks the call', async () => {
    const poison = testCredit('active', 1, { reason: 'no \u0000 fits into text' });
    const results = await Promise.allSettled(
      [testCredit('active', 1), poison, testCredit('active', 1), poison].map((operation) =>
        ledger.post(operation),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
  });

  test('leaves the key of a rejected operation unused', async () => {
    const idempotency = testKey('second try');
    await openAccount(database, { id: 'poor', ledgerId: 'ledger', currency: 'USD' });
    await expect(ledger.post(testDebit('poor', 5, { idempotency }))).rejects.toMatchObject({
      code: 'insufficient_funds',
    });
    await ledger.post(testCredit('poor', 5));
    expect(await ledger.post(testDebit('poor', 5, { idempotency }))).toMatchObject({ replayed: false });
  });

  test('posts a repeat again when the first request with its key was rejected', async () => {
    await openAccount(database, { id: 'twice', ledgerId: 'ledger', currency: 'USD' });
    // All are posted in the same tick, so they share one call.
    const results = await Promise.allSettled([
      ledger.post(testCredit('twice', 5)),
      ledger.post(testDebit('twice', 6, { idempotency: testKey('twice', 'too much') })),
      ledger.post(testDebit('twice', 5, { idempotency: testKey('twice', 'enough') })),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('postWithin commits all operations or none, together with the rows of the caller', async () => {
    await database.query('CREATE TABLE callers_own (id text PRIMARY KEY)');
    await openAccount(database, { id: 'within', ledgerId: 'ledger', currency: 'USD' });
    const before = await contents();
    await expect(
      database.transaction(async (transaction) => {
        await transaction.query("INSERT INTO callers_own VALUES ('rejected')");
        await ledger.postWithin(transaction, [testCredit('within', 10), testDebit('within', 11)]);
      }),
    ).rejects.toMatchObject({ code: 'insufficient_funds', facts: { availableBalance: 10, amount: 11 } });
    expect(await contents()).toEqual(before);

    const receipts = await database.transaction(async (transaction) => {
      await transaction.query("INSERT INTO callers_own VALUES ('kept')");
      return ledger.postWithin(transaction, [testCredit('within', 10), testDebit('within', 4)]);
    });
    expect(receipts.map(({ entry }) => entry?.balanceAfter)).toEqual([10, 6]);
    expect(await database.query('SELECT id FROM callers_own')).toEqual([{ id: 'kept' }]);
    expect(await readBalance(database, { accountId: 'within', at: testInstant })).toMatchObject({
      balance: 6,
    });
  });

  test('postWithin writes nothing when an operation is rejected, even if the caller continues', async () => {
    await openAccount(database, { id: 'continues', ledgerId: 'ledger', currency: 'USD' });
    await database.transaction(async (transaction) => {
      const rejected = ledger.postWithin(transaction, [
        testCredit('continues', 10),
        testDebit('continues', 11),
      ]);
      await expect(rejected).rejects.toMatchObject({ code: 'insufficient_funds' });
    });
    expect(await readBalance(database, { accountId: 'continues', at: testInstant })).toMatchObject({
      balance: 0,
      sequence: 0,
    });
  });

  test('postWithin accepts an empty list, and rejects invalid amounts and repeated keys', async () => {
    await database.transaction(async (transaction) => {
      expect(await ledger.postWithin(transaction, [])).toEqual([]);
      const wrong = ledger.postWithin(transaction, [testCredit('active', 1), testCredit('active', 0.5)]);
      await expect(wrong).rejects.toMatchObject({
        code: 'amount_out_of_range',
        message: '0.5 is not a valid amount: it must be a whole number of minor units from 1 to 2^53−1.',
        facts: { amount: 0.5 },
      });
      const [one, other] = [testKey('one call'), { ...testKey('one call'), scope: 'another' }];
      const twice = [one, one].map((idempotency) => testCredit('active', 1, { idempotency }));
      await expect(ledger.postWithin(transaction, twice)).rejects.toThrow(/the same idempotency key/);
      const apart = [one, other].map((idempotency) => testCredit('active', 1, { idempotency }));
      expect(await ledger.postWithin(transaction, apart)).toHaveLength(2);
    });
  });

  test('invariant 9 (X): a fault between two writes of one transaction leaves every table as it was', async () => {
    const faults = [
      () => Promise.reject(new Error('The program fails.')),
      (transaction: Transaction) => transaction.query('SELECT 1 / 0'),
      // PGlite has one connection, which is the database itself.
      ...(engine === 'PGlite'
        ? []
        : [(transaction: Transaction) => transaction.query('SELECT pg_terminate_backend(pg_backend_pid())')]),
    ];
    for (const fault of faults) {
      const before = await contents();
      const work = database.transaction(async (transaction) => {
        await ledger.postWithin(transaction, [testCredit('active', 10), testHold('active', 'faulty', 3)]);
        await fault(transaction);
        await ledger.postWithin(transaction, [testDebit('active', 4)]);
      });
      await expect(work).rejects.toThrow();
      expect(await contents()).toEqual(before);
    }
  });

  test('post throws inside a transaction instead of waiting for it', async () => {
    await expect(database.transaction(() => ledger.post(testCredit('active', 1)))).rejects.toThrow(
      /postWithin/,
    );
  });

  test.each([
    'entries',
    'transfers',
    'consumptions',
    'events',
    'reservations',
    'reversals',
    'grant_restorations',
  ])('invariant 8 (C): the database rejects changes of ledger.%s', async (table) => {
    const before = await contents();
    const changes = [
      `UPDATE ledger.${table} SET account_id = 'x'`,
      `DELETE FROM ledger.${table}`,
      `TRUNCATE ledger.${table}`,
    ];
    for (const change of changes)
      await expect(database.query(change)).rejects.toMatchObject({ sqlState: '23001' });
    expect(await contents()).toEqual(before);
  });

  test('rejects closing an account with a balance', async () => {
    const close = {
      accountId: 'active',
      status: 'closed',
      event: { type: 'wallet.closed', at: testInstant },
    } as const;
    await expect(
      database.transaction((transaction) => setAccountStatus(transaction, close)),
    ).rejects.toMatchObject({ sqlState: '23514' });
  });

  async function contents(): Promise<Record<string, unknown>> {
    const counted: Record<string, unknown> = {};
    for (const table of tables) {
      const rows = await database.query(
        `SELECT count(*)::integer AS count, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest
         FROM ledger.${table} t`,
      );
      counted[table] = rows[0];
    }
    return counted;
  }
});
