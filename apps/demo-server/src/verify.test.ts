import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { testEngines } from './database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from './ledger/accounts/accounts.ts';
import { createLedger } from './ledger/createLedger.ts';
import { openLedgerDatabase } from './ledger/testing/openLedgerDatabase.ts';
import { testCredit } from './ledger/testing/testOperations.ts';
import { verifyLedger } from './ledger/verify/verifyLedger.ts';
import { startTestServer, type TestServer } from './testing/startTestServer.ts';
import { walletOf } from './testing/walletOf.ts';

describe.each(testEngines)('GET /v1/wallets/{walletId}/verify on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(engine);
  });
  afterAll(() => server.close());

  const filled = async () => {
    const { walletId } = await walletOf(server);
    for (const type of ['credit', 'debit', 'credit']) {
      const about = { reason: 'Seats', reference: { type: 'order', id: 'O-1' }, metadata: { order: 'A' } };
      const funding = type === 'credit' && { fundedBy: 'externalPayment' };
      const body = { type, amount: { amount: 50, currency: 'USD' }, ...funding, ...about };
      await server.call('POST', `/v1/wallets/${walletId}/entries`, { body, key: crypto.randomUUID() });
    }
    return walletId;
  };
  const verify = async (walletId: string) =>
    (await server.call('GET', `/v1/wallets/${walletId}/verify`)).body;
  /** As somebody with the owner's password could: the trigger is out of the way for a moment. */
  const tamper = async (sql: string, table = 'entries') => {
    await server.database.query(`ALTER TABLE ledger.${table} DISABLE TRIGGER USER`);
    await server.database.query(sql);
    await server.database.query(`ALTER TABLE ledger.${table} ENABLE TRIGGER USER`);
  };

  test('a wallet that nobody touched is intact', async () => {
    expect(await verify(await filled())).toMatchObject({ intact: true, faults: [], sequence: 4 });
  });

  test('a byte of a text that was changed is found, and its entry named', async () => {
    const [changed, other] = [await filled(), await filled()];
    await tamper(`UPDATE ledger.entries SET reason = 'x' WHERE account_id = '${changed}' AND number = 2`);
    const { intact, faults } = await verify(changed);
    expect(intact).toBe(false);
    expect(faults[0]).toMatchObject({ number: 2 });
    expect(await verify(other)).toMatchObject({ intact: true });
  });

  test('whichever column of an entry was changed, its row is named', async () => {
    const walletId = await filled();
    const changes: Record<string, string> = {
      account_id: `account_id || 'x'`,
      number: 'number + 7',
      transaction_id: `transaction_id || 'x'`,
      type: `'refund'`,
      source: `source || 'x'`,
      currency: `'EUR'`,
      amount: 'amount + 1, balance_after = balance_after + 1',
      balance_before: 'balance_before + 1, balance_after = balance_after + 1',
      balance_after: 'balance_after + 1, amount = amount + 1',
      reason: `reason || ' '`,
      reference_type: `reference_type || 'x'`,
      reference_id: `lower(reference_id)`,
      metadata: `'{"order":"a"}'`,
      actor: `'customer'`,
      created_at: `created_at + interval '1 microsecond'`,
      hash: `set_byte(hash, 31, (get_byte(hash, 31) + 1) % 256)`,
    };
    const columns = await server.database.query(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'ledger' AND table_name = 'entries'`,
    );
    expect(columns.map(({ name }) => name).sort()).toEqual(Object.keys(changes).sort());
    for (const [column, value] of Object.entries(changes)) {
      const rehearsal = server.database.transaction(async (transaction) => {
        await transaction.query('ALTER TABLE ledger.entries DISABLE TRIGGER USER');
        const [row] = await transaction.query<{ id: string; number: number }>(
          `UPDATE ledger.entries SET ${column} = ${value} WHERE account_id = $1 AND number = 2
           RETURNING account_id AS id, number`,
          [walletId],
        );
        const named = (await verifyLedger(transaction)).map(({ accountId, number }) => [accountId, number]);
        expect([column, named]).toEqual([column, expect.arrayContaining([[row?.id, row?.number]])]);
        throw new Error('rehearsed');
      });
      await expect(rehearsal).rejects.toThrow('rehearsed');
    }
    expect(await verify(walletId)).toMatchObject({ intact: true });
  });

  test('an entry that was taken out, first, between or last, is missed', async () => {
    for (const number of [1, 2, 3]) {
      const walletId = await filled();
      await tamper(`DELETE FROM ledger.entries WHERE account_id = '${walletId}' AND number = ${number}`);
      expect((await verify(walletId)).intact).toBe(false);
    }
  });

  test('invariant 30 (X): a balance, a grant, a posting or an event that was changed is found', async () => {
    const changes = [
      ['accounts', `UPDATE ledger.accounts SET balance = balance + 1 WHERE id = '$'`],
      ['grants', `UPDATE ledger.grants SET remaining = remaining - 1 WHERE account_id = '$' AND number = 3`],
      ['transfers', `UPDATE ledger.transfers SET amount = amount + 1 WHERE account_id = '$' AND number = 3`],
      ['events', `UPDATE ledger.events SET balance = 1 WHERE account_id = '$' AND number = 3`],
    ];
    for (const [table = '', change = ''] of changes) {
      const walletId = await filled();
      await tamper(change.replace('$', walletId), table);
      expect((await verify(walletId)).intact).toBe(false);
    }
  });
});

test('pnpm ledger:verify says that a ledger is whole, and names the row that was changed', async () => {
  const database = await openLedgerDatabase('PostgreSQL');
  const [row] = await database.query<{ name: string }>('SELECT current_database() AS name');
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${row?.name}`;
  await openLedger(database, { id: 'book' });
  await openAccount(database, { id: 'wallet', ledgerId: 'book', currency: 'USD' });
  const ledger = createLedger(database);
  for (const amount of [5, 7]) await ledger.post(testCredit('wallet', amount));
  const whole = { code: 0, said: '2 entries, all as they were written.\n' };
  expect(await runVerify({ DATABASE_URL: url.href })).toEqual(whole);
  await database.query('ALTER TABLE ledger.entries DISABLE TRIGGER USER');
  await database.query("UPDATE ledger.entries SET reason = 'forged' WHERE number = 1");
  const { code, said } = await runVerify({ DATABASE_URL: url.href });
  expect(code).toBe(1);
  expect(said).toContain('wallet 1: entry does not match its hash');
  await database.close();
});

test('pnpm ledger:verify makes no ledger where there is none', async () => {
  const nowhere = join(tmpdir(), `coffer-nowhere-${process.pid}`);
  const { code, said } = await runVerify({ COFFER_DATA_DIR: nowhere });
  expect([code, said]).toEqual([
    2,
    `There is no ledger in ${nowhere}; name its folder in COFFER_DATA_DIR.\n`,
  ]);
  expect(existsSync(nowhere)).toBe(false);
});

function runVerify(environment: Record<string, string>): Promise<{ code: number; said: string }> {
  const program = fileURLToPath(new URL('./verify.ts', import.meta.url));
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}
