import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type TestDatabase, testEngines } from '../../database/testing/openTestDatabase.ts';
import { openAccount, openLedger } from '../accounts/accounts.ts';
import { createLedger } from '../createLedger.ts';
import { openLedgerDatabase } from '../testing/openLedgerDatabase.ts';
import { testCredit } from '../testing/testOperations.ts';
import { compareWithAnchor, nextCheckpoint, readAnchor } from './anchorLedger.ts';
import { verifyLedger } from './verifyLedger.ts';

const key = 'an anchor key of more than 32 characters';

/** Runs statements without triggers, as a superuser can. */
async function forge(database: TestDatabase, statements: readonly string[]): Promise<void> {
  const tables = ['accounts', 'entries', 'transfers', 'events', 'grants', 'consumptions'];
  const triggers = (state: string) =>
    tables.map((table) => `ALTER TABLE ledger.${table} ${state} TRIGGER USER`);
  for (const statement of [...triggers('DISABLE'), ...statements, ...triggers('ENABLE')]) {
    await database.query(statement);
  }
}

/** Recomputes the hashes of an account's entries and its head, as an attacker would after a change. */
const recomputeHashes = (accountId: string) => `DO $$
  DECLARE e record; previous bytea := '';
  BEGIN
    FOR e IN SELECT * FROM ledger.entries WHERE account_id = '${accountId}' ORDER BY number LOOP
      previous := ledger.entry_hash(previous, e.account_id, e.number, e.transaction_id, e.type, e.source, e.currency,
        e.amount, e.balance_before, e.reason, e.reference_type, e.reference_id, e.metadata, e.actor, e.created_at);
      UPDATE ledger.entries SET hash = previous WHERE account_id = e.account_id AND number = e.number;
    END LOOP;
    UPDATE ledger.accounts SET last_hash = previous WHERE id = '${accountId}';
  END $$`;

/** Raises an account's last credit by 5,000.00, in every table that stores it. */
const raiseLastCredit = (accountId: string, number: number) => [
  `UPDATE ledger.entries SET amount = amount + 500000, balance_after = balance_after + 500000
   WHERE account_id = '${accountId}' AND number = ${number}`,
  `UPDATE ledger.transfers SET amount = amount + 500000 WHERE account_id = '${accountId}' AND number = ${number}`,
  `UPDATE ledger.events SET balance = balance + 500000 WHERE account_id = '${accountId}' AND number = ${number}`,
  `UPDATE ledger.grants SET original = original + 500000, remaining = remaining + 500000
   WHERE account_id = '${accountId}' AND number = ${number}`,
  `UPDATE ledger.accounts SET balance = balance + 500000 WHERE id = '${accountId}'`,
  recomputeHashes(accountId),
];

/** Removes the second and last entry of an account from every table. */
const removeLastEntry = (accountId: string) => [
  ...['entries', 'transfers', 'events', 'grants'].map(
    (table) => `DELETE FROM ledger.${table} WHERE account_id = '${accountId}' AND number = 2`,
  ),
  `UPDATE ledger.accounts a SET entry_number = 1, balance = e.balance_after, last_hash = e.hash,
     sequence = (SELECT max(sequence) FROM ledger.events v WHERE v.account_id = a.id)
   FROM ledger.entries e WHERE a.id = '${accountId}' AND e.account_id = a.id AND e.number = 1`,
];

const removeAccount = (accountId: string) => [
  ...['entries', 'transfers', 'events', 'grants'].map(
    (table) => `DELETE FROM ledger.${table} WHERE account_id = '${accountId}'`,
  ),
  `DELETE FROM ledger.accounts WHERE id = '${accountId}'`,
];

describe.each(testEngines)('an anchor outside the database, on %s', (engine) => {
  let database: TestDatabase;
  let file = '';
  const anchor = async () => {
    file += (await nextCheckpoint(database, readAnchor(file, key), { key, at: new Date() })).line;
  };
  const faults = async () => {
    const read = readAnchor(file, key);
    return [...read.faults, ...(await compareWithAnchor(database, read))];
  };
  beforeEach(async () => {
    file = '';
    database = await openLedgerDatabase(engine);
    await openLedger(database, { id: 'ledger' });
    for (const id of ['one', 'two']) await openAccount(database, { id, ledgerId: 'ledger', currency: 'USD' });
    await openAccount(database, { id: 'unused', ledgerId: 'ledger', currency: 'USD' });
    const ledger = createLedger(database);
    for (const id of ['one', 'two']) for (const amount of [5, 7]) await ledger.post(testCredit(id, amount));
    await anchor();
    return () => database.close();
  });

  test('matches an untouched ledger, also after more entries and checkpoints', async () => {
    expect(await faults()).toEqual([]);
    await createLedger(database).post(testCredit('one', 9));
    expect(await faults()).toEqual([]);
    await anchor();
    await anchor();
    expect(await faults()).toEqual([]);
    const changed = file
      .split('\n')
      .map((line) => line && JSON.parse(line.split('\t')[0] ?? '').heads.length);
    expect(changed).toEqual([2, 1, 0, '']);
  });

  test.each([
    [
      'a changed credit, with its hashes recomputed',
      raiseLastCredit('one', 2),
      'entry differs from the anchored one',
    ],
    ['a removed newest entry', removeLastEntry('one'), 'anchored entry was removed'],
    ['a removed account', removeAccount('one'), 'account was removed'],
  ])('finds what the hash chain alone does not show: %s', async (_, statements, fault) => {
    await forge(database, statements);
    // The hash chain alone does not show the change.
    expect(await verifyLedger(database)).toEqual([]);
    expect(await faults()).toEqual([{ accountId: 'one', number: 2, fault }]);
  });

  test('does not cover entries after the last checkpoint', async () => {
    await createLedger(database).post(testCredit('one', 9));
    await forge(database, raiseLastCredit('one', 3));
    expect([await verifyLedger(database), await faults()]).toEqual([[], []]);
  });

  test('compares and anchors many accounts in batches', async () => {
    await database.query(
      `INSERT INTO ledger.accounts (id, ledger_id, role, currency, entry_number, last_hash)
       SELECT 'bulk-' || n, 'ledger', 'wallet', 'USD', 1, sha256(n::text::bytea) FROM generate_series(1, 12000) n`,
    );
    await anchor();
    expect(readAnchor(file, key)).toMatchObject({ checkpoints: 2, faults: [] });
    expect(readAnchor(file, key).heads.size).toBe(12_002);
    // None of these accounts has the entry of its head.
    expect(await faults()).toHaveLength(12_000);
  }, 60_000);
});

describe('an anchor file that was edited', () => {
  let text = '';
  beforeAll(async () => {
    const database = await openLedgerDatabase('PGlite');
    await openLedger(database, { id: 'ledger' });
    await openAccount(database, { id: 'one', ledgerId: 'ledger', currency: 'USD' });
    for (const amount of [5, 7, 9]) {
      await createLedger(database).post(testCredit('one', amount));
      text += (await nextCheckpoint(database, readAnchor(text, key), { key, at: new Date() })).line;
    }
    await database.close();
  });
  const lines = () => text.split('\n').slice(0, 3);

  test.each<[string, () => string, string]>([
    ['a changed head', () => text.replace('"one",2,"', '"one",2,"0'), 'does not match its signature'],
    ['a changed root', () => text.replace(/"root":"./, '"root":"x'), 'does not match its signature'],
    ['a removed line', () => `${lines()[0]}\n${lines()[2]}\n`, 'checkpoints were removed'],
    ['a removed first line', () => `${lines()[1]}\n${lines()[2]}\n`, 'checkpoints were removed'],
    ['a repeated line', () => `${text}${lines()[2]}\n`, 'checkpoints were removed'],
    ['an incomplete line', () => text.slice(0, -10), 'is incomplete'],
    ['an empty line', () => `${text}\n`, 'does not match its signature'],
  ])('is reported: %s', (_, edit, fault) => {
    expect(readAnchor(text, key)).toMatchObject({ checkpoints: 3, faults: [] });
    expect(readAnchor(edit(), key).faults[0]?.fault).toContain(fault);
  });

  test('is rejected with another key', () => {
    expect(readAnchor(text, `${key}!`).faults[0]?.fault).toContain('COFFER_ANCHOR_KEY');
  });
});

describe('pnpm ledger:verify --anchor', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coffer-anchor-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('starts a file, adds to it, and finds a forged credit', async () => {
    const database = await openLedgerDatabase('PostgreSQL');
    const [row] = await database.query<{ name: string }>('SELECT current_database() AS name');
    const url = new URL(inject('postgresUrl'));
    url.pathname = `/${row?.name}`;
    await openLedger(database, { id: 'ledger' });
    await openAccount(database, { id: 'one', ledgerId: 'ledger', currency: 'USD' });
    await createLedger(database).post(testCredit('one', 5));
    const file = join(folder, 'anchor');
    const verify = (flags: readonly string[], environment: Record<string, string> = {}) =>
      runVerify(flags, { DATABASE_URL: url.href, COFFER_ANCHOR_KEY: key, ...environment });

    expect(await verify(['--anchor', file])).toMatchObject({
      code: 2,
      output: expect.stringContaining('--new-anchor'),
    });
    const short = await verify(['--anchor', file, '--new-anchor'], { COFFER_ANCHOR_KEY: 'short' });
    expect(short).toMatchObject({ code: 2, output: expect.stringContaining('32 characters') });
    const first = await verify(['--anchor', file, '--new-anchor']);
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringContaining('Checkpoint 1 of 1 accounts added'),
    });
    expect(await verify(['--anchor', file])).toMatchObject({ code: 0 });
    const before = await readFile(file, 'utf8');
    expect(before.split('\n')).toHaveLength(3);

    await forge(database, raiseLastCredit('one', 1));
    expect(await verify([])).toMatchObject({ code: 0 });
    const found = await verify(['--anchor', file]);
    expect(found).toMatchObject({
      code: 1,
      output: expect.stringContaining('one 1: entry differs from the anchored one'),
    });
    expect(await readFile(file, 'utf8')).toBe(before);
    await writeFile(file, before.replace('"accounts":1', '"accounts":2'));
    expect(await verify(['--anchor', file])).toMatchObject({
      code: 1,
      output: expect.stringContaining('checkpoint 1: does not match its signature'),
    });
    await database.close();
  }, 60_000);
});

function runVerify(
  flags: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const program = fileURLToPath(new URL('../../verify.ts', import.meta.url));
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...flags], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}
