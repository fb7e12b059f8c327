import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createServer } from './createServer.ts';
import { migrate } from './database/migrate.ts';
import { openPglite } from './database/pglite/openPglite.ts';
import { openPostgres } from './database/postgres/openPostgres.ts';
import { createTestDatabase } from './database/testing/createTestDatabase.ts';
import type { TestDatabase } from './database/testing/openTestDatabase.ts';
import { verifyLedger } from './ledger/index.ts';
import { createLogger } from './platform/createLogger.ts';
import { createThings } from './testing/createThings.ts';
import { digestTables } from './testing/digestTables.ts';
import { startTestServer, testSecretKey } from './testing/startTestServer.ts';

type Ended = { code: number; output: string };

/** Runs a command of the server, such as `moveToPostgres.ts`. */
function run(command: string, environment: Record<string, string>, ...parameters: string[]): Promise<Ended> {
  const program = fileURLToPath(new URL(`./${command}`, import.meta.url));
  const env = { PATH: process.env.PATH ?? '', ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...parameters], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: (stdout + stderr).trim() });
    });
  });
}

let folder: string;
let dataDir: string;
let digests: Record<string, string>;
const ends: (() => Promise<void>)[] = [];
/** A request that the embedded server answered. The moved one must answer its repeat the same way. */
const credit = {
  type: 'credit',
  fundedBy: 'externalPayment',
  amount: { amount: 4_200, currency: 'USD' },
  reason: 'Before the move',
};
let walletId: string;
let firstAnswer: unknown;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coffer-move-'));
  dataDir = join(folder, 'data');
  const file = await openPglite({ dataDir });
  let memory: TestDatabase | null = null;
  const server = await startTestServer('PGlite', {
    watch(opened) {
      memory = opened;
      return { ...file, openAnother: () => Promise.reject(new Error('A folder opens once.')) };
    },
  });
  const ids = await createThings(server, 'Ada');
  walletId = ids.walletId ?? '';
  firstAnswer = (await server.call('POST', `/v1/wallets/${walletId}/entries`, { body: credit, key: 'moved' }))
    .body;
  digests = await digestTables(file);
  await server.close();
  await (memory as TestDatabase | null)?.close();
}, 120_000);
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  await rm(folder, { recursive: true, force: true });
});

async function emptyDatabase(): Promise<string> {
  const { url, drop } = await createTestDatabase(inject('postgresUrl'));
  ends.push(drop);
  return url;
}

async function copyOfFolder(name: string): Promise<string> {
  await cp(dataDir, join(folder, name), { recursive: true });
  return join(folder, name);
}

/** Digests of all tables but those that `migrate` fills, and the one of the embedded engine's start. */
function ofData(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !/\.(migrations|functions|durability_probe)$/.test(name)),
  );
}

describe('db:move', () => {
  test('moves all rows and sequences, and a server continues where the embedded one stopped', async () => {
    const source = await copyOfFolder('moved');
    const url = await emptyDatabase();
    const environment = { COFFER_DATA_DIR: source, DATABASE_URL: url };
    const moved = await run('moveToPostgres.ts', environment);
    expect(moved.output).toMatch(
      /^Moved \d+ rows of \d+ tables, \d+ of them ledger entries\. The ledger is verified\.$/,
    );
    expect(moved.code).toBe(0);

    const database = await openPostgres({ url });
    expect(ofData(await digestTables(database))).toEqual(ofData(digests));
    const count = async (table: string) =>
      (await database.query<{ count: number }>(`select count(*)::int as count from ${table}`))[0]?.count;
    const constraints = 'select conname, contype, condeferrable from pg_constraint order by 1, 2';
    const fresh = await openPostgres({ url: await emptyDatabase() });
    await migrate(fresh);
    expect(await database.query(constraints)).toEqual(await fresh.query(constraints));
    await fresh.close();
    expect(await count('ledger.outbox')).toBeGreaterThan(0);
    expect(await count('ledger.idempotency_keys')).toBeGreaterThan(0);

    const server = await createServer({
      database,
      logger: createLogger({ level: 'silent' }),
      secretKey: testSecretKey,
      publicUrl: () => 'http://wallet.test',
      testProcessor: true,
      privateWebhooks: true,
      reconcileEveryMs: 0,
    });
    const post = async (key: string, body: object) => {
      const request = new Request(`http://wallet.test/v1/wallets/${walletId}/entries`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${testSecretKey}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      });
      const response = await server.app.fetch(request);
      return {
        status: response.status,
        replayed: response.headers.get('idempotent-replayed'),
        body: await response.json(),
      };
    };
    expect(await post('moved', credit)).toEqual({ status: 201, replayed: 'true', body: firstAnswer });
    expect(await post('moved', { ...credit, reason: 'Another' })).toMatchObject({ status: 422 });
    expect(await post('new', credit)).toMatchObject({ status: 201, replayed: null });
    expect(await verifyLedger(database)).toEqual([]);
    await server.close();

    expect(await run('moveToPostgres.ts', environment)).toMatchObject({
      code: 1,
      output: expect.stringContaining('was moved already'),
    });
    const key = { COFFER_SECRET_KEY: 'sk_live_0123456789abcdefghijklmnop', PORT: '0' };
    expect(await run('main.ts', { COFFER_DATA_DIR: source, ...key })).toEqual({
      code: 1,
      output: `The database in ${source} was moved to PostgreSQL; set DATABASE_URL, or COFFER_DATA_DIR to another folder.`,
    });
  }, 120_000);

  test('refuses a database that has rows, and changes nothing on either side', async () => {
    const url = await emptyDatabase();
    const database = await openPostgres({ url });
    ends.push(() => database.close());
    await migrate(database);
    await database.query("insert into rate_limits (key, used, resets_at) values ('used', 1, now())");
    const before = await digestTables(database);
    const refused = await run('moveToPostgres.ts', { COFFER_DATA_DIR: dataDir, DATABASE_URL: url });
    expect(refused).toEqual({
      code: 1,
      output:
        'The database at DATABASE_URL is not empty: it has rows in public.rate_limits. Nothing was moved.',
    });
    expect(await digestTables(database)).toEqual(before);
    await expect(openPglite({ dataDir }).then((opened) => opened.close())).resolves.toBeUndefined();
  }, 120_000);

  test('moves everything or nothing: a table that fails leaves an empty database, and a second run succeeds', async () => {
    const source = await copyOfFolder('failed');
    const url = await emptyDatabase();
    const database = await openPostgres({ url });
    ends.push(() => database.close());
    await migrate(database);
    const before = await digestTables(database);
    await database.query('alter table ledger.outbox add constraint never check (false) not valid');
    const environment = { COFFER_DATA_DIR: source, DATABASE_URL: url };
    expect(await run('moveToPostgres.ts', environment)).toMatchObject({ code: 1 });
    expect(await digestTables(database)).toEqual(before);
    await database.query('alter table ledger.outbox drop constraint never');
    expect(await run('moveToPostgres.ts', environment)).toMatchObject({ code: 0 });
    expect(ofData(await digestTables(database))).toEqual(ofData(digests));
  }, 180_000);

  test('refuses a folder that a server uses', async () => {
    const open = await openPglite({ dataDir });
    const url = await emptyDatabase();
    const refused = await run('moveToPostgres.ts', { COFFER_DATA_DIR: dataDir, DATABASE_URL: url });
    await open.close();
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('in use') });
  }, 60_000);
});

describe('db:backup', () => {
  test('says to stop the server, then copies the folder; the copy restores and verifies', async () => {
    const target = join(folder, 'backup');
    const open = await openPglite({ dataDir });
    const early = await run('backUpEmbedded.ts', { COFFER_DATA_DIR: dataDir }, target);
    await open.close();
    expect(early).toMatchObject({ code: 1, output: expect.stringContaining('in use') });

    const done = await run('backUpEmbedded.ts', { COFFER_DATA_DIR: dataDir }, target);
    expect(done.output).toMatch(/^Backed up \d+ entries to .*backup\. The ledger in the copy is verified\.$/);
    expect(await run('backUpEmbedded.ts', { COFFER_DATA_DIR: dataDir }, target)).toMatchObject({
      code: 1,
      output: `${target} exists already; name a new folder.`,
    });

    const restored = join(folder, 'restored');
    await cp(target, restored, { recursive: true });
    const verified = await run('verify.ts', { COFFER_DATA_DIR: restored });
    expect(verified).toMatchObject({
      code: 0,
      output: expect.stringMatching(/entries, all as they were written/),
    });
    const database = await openPglite({ dataDir: restored });
    expect(ofData(await digestTables(database))).toEqual(ofData(digests));
    await database.close();
  }, 120_000);
});
