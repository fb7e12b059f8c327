import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestDatabase, testEngines } from './database/testing/openTestDatabase.ts';
import { createLedger } from './ledger/createLedger.ts';
import { openAccount } from './ledger/openAccount.ts';
import { openBook } from './ledger/openBook.ts';
import { testCredit } from './ledger/testing/testOperations.ts';
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
      const body = { type, amount: { amount: 50, currency: 'USD' }, metadata: { order: 'A' } };
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

  test.each([
    ['a byte of a text', `reason = 'x'`],
    ['a value of the metadata', `metadata = '{"order":"B"}'`],
    ['who made it', `actor = 'customer'`],
    ['when it was made', `created_at = created_at + interval '1 millisecond'`],
    ['its own hash', `hash = sha256('x')`],
  ])('%s that was changed is found, and its entry named', async (_, change) => {
    const [changed, other] = [await filled(), await filled()];
    await tamper(`UPDATE ledger.entries SET ${change} WHERE account_id = '${changed}' AND number = 2`);
    const { intact, faults } = await verify(changed);
    expect(intact).toBe(false);
    expect(faults[0]).toMatchObject({ number: 2 });
    expect(await verify(other)).toMatchObject({ intact: true });
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
  const database = await openTestDatabase('PostgreSQL');
  const [row] = await database.query<{ name: string }>('SELECT current_database() AS name');
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${row?.name}`;
  await openBook(database, { id: 'book' });
  await openAccount(database, { id: 'wallet', bookId: 'book', currency: 'USD' });
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
  const { code, said } = await runVerify({ COFFER_DATA_DIR: nowhere, DATABASE_URL: '' });
  expect([code, said]).toEqual([
    2,
    `There is no ledger in ${nowhere}; name its folder in COFFER_DATA_DIR.\n`,
  ]);
  expect(existsSync(nowhere)).toBe(false);
});

function runVerify(environment: Record<string, string>): Promise<{ code: number; said: string }> {
  const program = fileURLToPath(new URL('./verify.ts', import.meta.url));
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}
