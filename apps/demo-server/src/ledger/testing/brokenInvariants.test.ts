import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from '../accounts/accounts.ts';
import { createLedger } from '../createLedger.ts';
import { brokenInvariants } from './brokenInvariants.ts';
import { openLedgerDatabase } from './openLedgerDatabase.ts';
import { testCredit, testDebit, testHold } from './testOperations.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openLedgerDatabase('PGlite');
  const ledger = createLedger(database);
  await openLedger(database, { id: 'b' });
  await openAccount(database, { id: 'a', ledgerId: 'b', currency: 'USD' });
  await ledger.post(testCredit('a', 100));
  await ledger.post(testDebit('a', 30));
  await ledger.post(testHold('a', 'h', 20));
});
afterAll(() => database.close());

test.each([
  ['update ledger.transfers set amount = amount + 1 where number = 2', [30]],
  ["update ledger.accounts set balance = balance + 1 where role = 'wallet'", [2, 5, 30]],
  ["update ledger.accounts set entry_number = entry_number + 1 where role = 'wallet'", [2]],
  ["update ledger.accounts set reserved = reserved + 1 where role = 'wallet'", [3]],
  ['update ledger.grants set remaining = remaining - 1, reserved = 0', [5]],
  ['update ledger.consumptions set amount = amount + 1', [6]],
])('%s breaks %j', async (change, broken) => {
  expect(await brokenInvariants(database, ['a'])).toEqual([]);
  const rollback = new Error('The test rolls back.');
  const found = await database
    .transaction(async (transaction) => {
      for (const table of ['transfers', 'consumptions'])
        await transaction.query(`alter table ledger.${table} disable trigger all`);
      await transaction.query(change);
      throw Object.assign(rollback, { found: await brokenInvariants(transaction, ['a']) });
    })
    .catch((error) => error.found ?? error);
  expect(found).toEqual(broken);
});
