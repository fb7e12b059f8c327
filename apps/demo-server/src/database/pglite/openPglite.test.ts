import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../Database.ts';
import { openTestDatabase } from '../testing/openTestDatabase.ts';
import { openPglite } from './openPglite.ts';
import { PgliteStore } from './PgliteStore.ts';
import { upkeepOnce } from './vacuumPglite.ts';

describe('an embedded database on disk', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coffer-pglite-'));
    await (await openPglite({ dataDir: folder })).close();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('each commit is synced to the disk before it is answered', async () => {
    const store = await PgliteStore.open({ dataDir: folder, template: null, statementTimeoutMs: 30_000 });
    onTestFinished(() => store.close());
    await store.query('CREATE TABLE probe (number integer)', []);
    for (let number = 0; number < 5; number += 1) {
      const before = await store.syncCount();
      await store.query('INSERT INTO probe VALUES ($1)', [number]);
      expect(await store.syncCount()).toBeGreaterThan(before);
    }
    expect(await store.query('SHOW fsync', [])).toEqual([{ fsync: 'on' }]);
  });

  test('a statement that runs too long is stopped, and the folder opens again by itself', async () => {
    const limited = await openPglite({ dataDir: await copyOf(folder), statementTimeoutMs: 1_500 });
    onTestFinished(() => limited.close());
    await limited.query('CREATE TABLE kept AS SELECT 1 AS number');
    await expect(limited.query('SELECT count(*) FROM generate_series(1, 10000000000)')).rejects.toMatchObject(
      {
        sqlState: '57014',
      },
    );
    expect(await limited.query('SELECT number FROM kept')).toEqual([{ number: 1 }]);
  });

  test('upkeep clears dead rows and shortens the log', async () => {
    const database = await openPglite({ dataDir: await copyOf(folder) });
    onTestFinished(() => database.close());
    await database.query('CREATE TABLE worn AS SELECT number FROM generate_series(1, 5000) number');
    await database.query('UPDATE worn SET number = number + 1');
    // Reported at once: on a slow machine the engine would report the update only after the upkeep.
    await database.query('SELECT pg_stat_force_next_flush()');
    await upkeepOnce((sql) => database.query(sql));
    const rows = await database.query("SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'worn'");
    expect(rows).toEqual([{ n_dead_tup: 0 }]);
  });

  test('a second opening of the folder is refused in one sentence, and allowed after the close', async () => {
    const first = await openPglite({ dataDir: folder });
    await expect(openPglite({ dataDir: join(folder, '.') })).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      code: 'folder_in_use',
      message: `The data folder ${folder} is in use by another process; stop that one first, or name another folder.`,
    });
    await first.close();
    const second = await openPglite({ dataDir: folder });
    await second.close();
  });

  test("another machine's fresh lease on a shared volume is respected, and an old one is not", async () => {
    const path = join(folder, 'coffer.lease');
    await writeFile(path, JSON.stringify({ host: 'elsewhere', pid: 1, renewedAtMs: Date.now() }));
    await expect(openPglite({ dataDir: folder })).rejects.toMatchObject({ code: 'folder_in_use' });
    await writeFile(path, JSON.stringify({ host: 'elsewhere', pid: 1, renewedAtMs: Date.now() - 60_000 }));
    const database = await openPglite({ dataDir: folder });
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await database.close();
  });

  test('a folder that cannot be one is refused in one sentence', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(openPglite({ dataDir: join(file, 'data') })).rejects.toMatchObject({
      code: 'folder_not_writable',
    });
    const broken = join(folder, 'broken');
    await mkdir(join(broken, 'pgdata'), { recursive: true });
    await writeFile(join(broken, 'pgdata', 'PG_VERSION'), 'nonsense');
    await expect(openPglite({ dataDir: broken })).rejects.toMatchObject({ code: 'folder_not_a_database' });
  });

  test.skipIf(process.getuid?.() === 0)(
    'a folder without permission is refused in one sentence',
    async () => {
      const closed = join(folder, 'closed');
      await mkdir(closed);
      await chmod(closed, 0o500);
      await expect(openPglite({ dataDir: closed })).rejects.toMatchObject({ code: 'folder_not_writable' });
    },
  );
});

describe('an embedded database', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openTestDatabase('PGlite');
  });
  afterAll(() => database.close());

  test('used inside its own transaction it says so instead of waiting for ever', async () => {
    await expect(database.transaction(() => database.query('SELECT 1'))).rejects.toThrow(
      /inside one of its own/,
    );
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a transaction that has ended takes no more statements', async () => {
    const ended = await database.transaction(async (transaction) => transaction);
    expect(() => ended.query('SELECT 1')).toThrow(/has ended/);
  });

  test('transactions wait for each other, and a failed one leaves nothing', async () => {
    await database.query('CREATE TABLE counted (number integer)');
    const failed = database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO counted VALUES (1)');
      await transaction.query('SELECT 1 / 0');
    });
    const kept = database.transaction((transaction) => transaction.query('INSERT INTO counted VALUES (2)'));
    await expect(failed).rejects.toMatchObject({ name: 'SqlError', sqlState: '22012' });
    await kept;
    expect(await database.query('SELECT number FROM counted')).toEqual([{ number: 2 }]);
  });

  test('a notification reaches its listeners until they stop', async () => {
    const heard: string[] = [];
    const stop = await database.listen('news', (payload) => heard.push(payload));
    await database.query("SELECT pg_notify('news', 'one')");
    await expect.poll(() => heard).toEqual(['one']);
    await stop();
    await database.query("SELECT pg_notify('news', 'two')");
    await database.query('SELECT 1');
    expect(heard).toEqual(['one']);
  });
});

/** The engine's folder, for a test that breaks it. */
async function copyOf(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'coffer-pglite-'));
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  await cp(join(folder, 'pgdata'), join(copy, 'pgdata'), { recursive: true });
  return copy;
}
