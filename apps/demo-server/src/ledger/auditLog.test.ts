import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../database/testing/openTestDatabase.ts';
import type { AuditLogEntry } from './AuditLogEntry.ts';
import { openAccount } from './accounts/openAccount.ts';
import { openLedger } from './accounts/openLedger.ts';
import { createLedger } from './createLedger.ts';
import { insertAuditLogEntry } from './posting/insertAuditLogEntry.ts';
import { type ReadAuditLogParameters, readAuditLog } from './queries/readAuditLog.ts';
import { openLedgerDatabase } from './testing/openLedgerDatabase.ts';
import { testCredit, testDebit, testInstant, testKey } from './testing/testOperations.ts';

const minute = (number: number) => new Date(testInstant.getTime() + number * 60_000);

function row(id: string, parts: Partial<AuditLogEntry> = {}): AuditLogEntry {
  return {
    ...{ id, merchantId: 'ledger', actor: { type: 'key', id: 'k1' }, action: 'wallet.credit' },
    ...{ subjects: ['account'], detail: { why: 'welcome' }, at: minute(0), ...parts },
  };
}

describe.each(testEngines)('the trail of who did what on %s', (engine) => {
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

  test('a row commits with its operation, and not where that is refused or repeated', async () => {
    const ledger = createLedger(database);
    const key = testKey('once');
    await Promise.allSettled([
      ledger.post(testCredit('account', 100, { idempotency: key, auditLogEntry: row('t1') })),
      ledger.post(testDebit('broke', 5, { auditLogEntry: row('t0') })),
      ledger.post(testCredit('account', 1)),
    ]);
    await ledger.post(testCredit('account', 100, { idempotency: key, auditLogEntry: row('t0') }));
    await ledger.post({
      ...testCredit('account', 7),
      auditLogEntry: row('t2', {
        actor: { type: 'user', id: 'u1' },
        subjects: ['account', 'x"y'],
        at: minute(1),
      }),
    });
    const [second, first, ...others] = await read();
    expect(others).toEqual([]);
    expect(first).toEqual(row('t1', { detail: { why: 'welcome', entryNumber: 1 } }));
    expect(second).toMatchObject({ id: 't2', subjects: ['account', 'x"y'], detail: { entryNumber: 3 } });
  });

  test('a row of the caller says whether there was something to tell of', async () => {
    const other = row('t3', { action: 'wallet.name', subjects: ['z'], at: minute(2) });
    const append = (auditLogEntry: AuditLogEntry, write: boolean) =>
      database.transaction(async (transaction) => {
        if (write)
          await transaction.query("UPDATE ledger.accounts SET reserved = reserved WHERE id = 'account'");
        return insertAuditLogEntry(transaction, auditLogEntry);
      });
    expect(await append(row('t0'), false)).toBe(false);
    expect(await append(other, true)).toBe(true);
    expect(await append(row('t4', { merchantId: 'other' }), true)).toBe(true);
    expect((await read())[0]).toEqual(other);
  });

  test('it is read by who, what, about what and when, newest first', async () => {
    expect(await ids({})).toEqual(['t3', 't2', 't1']);
    expect(await ids({ limit: 1 })).toEqual(['t3']);
    expect(await ids({ actorType: 'user' })).toEqual(['t2']);
    expect(await ids({ actorId: 'k1' })).toEqual(['t3', 't1']);
    expect(await ids({ action: 'wallet.name' })).toEqual(['t3']);
    expect(await ids({ subject: 'account' })).toEqual(['t2', 't1']);
    expect(await ids({ from: minute(1) })).toEqual(['t3', 't2']);
    expect(await ids({ to: minute(1) })).toEqual(['t1']);
    expect(await ids({ beforeId: 't2' })).toEqual(['t1']);
    expect(await ids({ actorType: 'key', subject: 'z', limit: 1 })).toEqual(['t3']);
    expect(await ids({ merchantId: 'other' })).toEqual(['t4']);
  });
});
