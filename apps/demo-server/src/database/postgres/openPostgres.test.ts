import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../Database.ts';
import { openTestDatabase, type TestDatabase } from '../testing/openTestDatabase.ts';
import { openPostgres } from './openPostgres.ts';

describe('PostgreSQL', () => {
  let database: TestDatabase;
  let killer: Database;

  beforeAll(async () => {
    database = await openTestDatabase('PostgreSQL');
    killer = await database.openAnother(1);
    await database.query('CREATE TABLE numbers (id integer PRIMARY KEY, value integer NOT NULL)');
    await database.query('INSERT INTO numbers VALUES (1, 0), (2, 0)');
  });
  afterAll(() => database.close());

  test('is refused when it may forget what it answered', async () => {
    await database.query(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$",
    );
    await expect(database.openAnother()).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
      code: 'not_durable',
      message: 'PostgreSQL runs with synchronous_commit off, so a crash would lose money; switch it on.',
    });
    await database.query(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET synchronous_commit', current_database()); END $$",
    );
  });

  test.each([
    ['14.19 (Debian 14.19-1)', 'PostgreSQL 14.19 is too old; this server needs 15 or later.'],
    ['15.0', null],
  ])('version %s: refused is what is older than 15', async (version, message) => {
    const other = await openTestDatabase('PostgreSQL', { migrated: false });
    // A view of the same name that is found first stands for a server that says so.
    await other.query(
      `CREATE VIEW public.pg_settings AS SELECT 'server_version' AS name, '${version}' AS setting`,
    );
    await other.query(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, pg_catalog', current_database()); END $$",
    );
    const opened = await other.openAnother(1).catch((error: unknown) => error);
    if (message) expect(opened).toMatchObject({ code: 'version_unsupported', message });
    else expect(opened).toMatchObject({ engine: `PostgreSQL ${version}` });
    await other.close();
  });

  test('each commit is synced to the disk before it is answered', async () => {
    const settings = await database.query(
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') ORDER BY 1`,
    );
    expect(settings.map(({ setting }) => setting)).toEqual(['on', 'on', 'on']);
    const [version] = await database.query<{ number: number }>(
      "SELECT current_setting('server_version_num')::integer AS number",
    );
    // From 18 on the counter stands with all other input and output.
    const syncs =
      Number(version?.number) >= 180_000
        ? "SELECT sum(fsyncs)::bigint AS count FROM pg_stat_io WHERE object = 'wal'"
        : 'SELECT wal_sync AS count FROM pg_stat_wal';
    const counted = async () => {
      // Each connection counts for itself and adds it up when told to, so all of this is on one.
      await single.query('SELECT pg_stat_force_next_flush()');
      return (await single.query<{ count: number }>(syncs))[0]?.count ?? Number.NaN;
    };
    const single = await database.openAnother(1);
    for (let value = 1; value <= 5; value += 1) {
      const before = await counted();
      await single.query('UPDATE numbers SET value = value + 1 WHERE id = 1');
      expect(await counted()).toBeGreaterThan(before);
    }
    await single.query('UPDATE numbers SET value = 0');
  });

  test('that is not there is refused in one sentence', async () => {
    await expect(openPostgres({ url: 'postgres://nobody@127.0.0.1:1/nowhere' })).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  test('runs a transaction again that a deadlock undid', async () => {
    const meet = meeting(2);
    const add = (first: number, second: number) => {
      let attempts = 0;
      return database.transaction(async (transaction) => {
        attempts += 1;
        await transaction.query('UPDATE numbers SET value = value + 1 WHERE id = $1', [first]);
        if (attempts === 1) await meet();
        await transaction.query('UPDATE numbers SET value = value + 1 WHERE id = $1', [second]);
        return attempts;
      });
    };
    const attempts = await Promise.all([add(1, 2), add(2, 1)]);
    // A busy machine may run the one that was undone more than twice.
    expect(Math.min(...attempts)).toBe(1);
    expect(Math.max(...attempts)).toBeGreaterThan(1);
    expect(await database.query('SELECT value FROM numbers ORDER BY id')).toEqual([
      { value: 2 },
      { value: 2 },
    ]);
  });

  test('runs a transaction again whose connection was lost before its COMMIT', async () => {
    let attempts = 0;
    await database.transaction(async (transaction) => {
      attempts += 1;
      await transaction.query('UPDATE numbers SET value = 10 WHERE id = $1', [1]);
      const [own] = await transaction.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      if (attempts === 1) await killer.query('SELECT pg_terminate_backend($1)', [own?.pid ?? 0]);
      await transaction.query('UPDATE numbers SET value = value + 1 WHERE id = $1', [1]);
    });
    expect(attempts).toBe(2);
    expect(await database.query('SELECT value FROM numbers WHERE id = 1')).toEqual([{ value: 11 }]);
  });

  test('receives notifications again after a lost connection, with an empty one first', async () => {
    const heard: string[] = [];
    await database.listen('news', (payload) => heard.push(payload));
    await database.query("SELECT pg_notify('news', 'one')");
    await expect.poll(() => heard).toEqual(['one']);
    await killer.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coffer listener' AND datname = current_database()",
    );
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['one', '']);
    await database.query("SELECT pg_notify('news', 'two')");
    await expect.poll(() => heard).toEqual(['one', '', 'two']);
  });

  test('used inside its own transaction it says so', async () => {
    await expect(database.transaction(() => database.query('SELECT 1'))).rejects.toThrow(
      /inside one of its own/,
    );
  });
});

/** Lets each of `count` callers go on once all have come. */
function meeting(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === count) for (const go of waiting) go();
    });
}
