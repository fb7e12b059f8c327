import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../../database/testing/openTestDatabase.ts';
import { createLedger, openAccount, openLedger } from '../../ledger/index.ts';
import { openLedgerDatabase } from '../../ledger/testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testInstant, testKey } from '../../ledger/testing/testOperations.ts';
import {
  type AuditLogRow,
  auditLogInsert,
  insertAuditLogRow,
  type ReadAuditLogParameters,
  readAuditLog,
} from './auditLogRows.ts';

const minute = (number: number) => new Date(testInstant.getTime() + number * 60_000);

function row(id: string, parts: Partial<AuditLogRow> = {}): AuditLogRow {
  return {
    id,
    merchantId: 'ledger',
    actor: { type: 'apiKey', id: 'k1' },
    action: 'wallet.credit',
    subjects: ['account'],
    detail: { reason: 'welcome' },
    at: minute(0),
    ...parts,
  };
}

describe.each(testEngines)('the audit log on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openLedgerDatabase(engine);
    for (const id of ['ledger', 'other']) await openLedger(database, { id });
    for (const id of ['account', 'broke'])
      await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
  });
  afterAll(() => database.close());

  const read = (parts: Partial<ReadAuditLogParameters> = {}) =>
    readAuditLog(database, { merchantId: 'ledger', limit: 50, ...parts });
  const ids = async (parts: Partial<ReadAuditLogParameters>) => (await read(parts)).map(({ id }) => id);

  test('commits a row with its operation, and none with a rejected or repeated one', async () => {
    const ledger = createLedger(database);
    const key = testKey('once');
    await Promise.allSettled([
      ledger.post(testCredit('account', 100, { idempotency: key, alsoInsert: auditLogInsert(row('t1')) })),
      ledger.post(testDebit('broke', 5, { alsoInsert: auditLogInsert(row('t0')) })),
      ledger.post(testCredit('account', 1)),
    ]);
    await ledger.post(
      testCredit('account', 100, { idempotency: key, alsoInsert: auditLogInsert(row('t0')) }),
    );
    await ledger.post({
      ...testCredit('account', 7),
      alsoInsert: auditLogInsert(
        row('t2', { actor: { type: 'customer', id: 'u1' }, subjects: ['account', 'x"y'], at: minute(1) }),
      ),
    });
    const [second, first, ...others] = await read();
    expect(others).toEqual([]);
    expect(first).toEqual(row('t1', { detail: { reason: 'welcome', entryNumber: 1 } }));
    expect(second).toMatchObject({ id: 't2', subjects: ['account', 'x"y'], detail: { entryNumber: 3 } });
  });

  test('inserts a row with the transaction that it records, or not at all', async () => {
    const other = row('t3', { action: 'wallet.name', subjects: ['z'], at: minute(2) });
    const insert = (entry: AuditLogRow) =>
      database.transaction((transaction) => insertAuditLogRow(transaction, entry));
    await insert(other);
    await insert(row('t4', { merchantId: 'other' }));
    const rolledBack = database.transaction(async (transaction) => {
      await insertAuditLogRow(transaction, row('t5'));
      throw new Error('The change failed.');
    });
    await expect(rolledBack).rejects.toThrow('The change failed.');
    expect((await read())[0]).toEqual(other);
  });

  test('reads rows newest first, by actor, action, subject and time', async () => {
    expect(await ids({})).toEqual(['t3', 't2', 't1']);
    expect(await ids({ limit: 1 })).toEqual(['t3']);
    expect(await ids({ actorType: 'customer' })).toEqual(['t2']);
    expect(await ids({ actorId: 'k1' })).toEqual(['t3', 't1']);
    expect(await ids({ action: 'wallet.name' })).toEqual(['t3']);
    expect(await ids({ subject: 'account' })).toEqual(['t2', 't1']);
    expect(await ids({ from: minute(1) })).toEqual(['t3', 't2']);
    expect(await ids({ to: minute(1) })).toEqual(['t1']);
    expect(await ids({ beforeId: 't2' })).toEqual(['t1']);
    expect(await ids({ actorType: 'apiKey', subject: 'z', limit: 1 })).toEqual(['t3']);
    expect(await ids({ merchantId: 'other' })).toEqual(['t4']);
  });
});
