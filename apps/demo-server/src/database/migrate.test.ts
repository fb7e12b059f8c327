import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, readFunctions, readMigrations } from './migrate.ts';
import { splitStatements } from './splitStatements.ts';
import { openTestDatabase, type TestDatabase, testEngines } from './testing/openTestDatabase.ts';

describe.each(testEngines)('migrations on %s', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  test('are applied once, in order, with their checksums', async () => {
    await migrate(database);
    const applied = await database.query('SELECT name, checksum FROM migrations ORDER BY name');
    expect(applied).toEqual((await readMigrations()).map(({ name, checksum }) => ({ name, checksum })));
  });

  test('run each function file once, and again when its text changed', async () => {
    const read = () => database.query('SELECT name, checksum FROM functions ORDER BY name');
    const files = (await readFunctions()).map(({ name, checksum }) => ({ name, checksum }));
    expect(await read()).toEqual(files);
    await database.query("UPDATE functions SET checksum = 'other' WHERE name = 'read_grants.sql'");
    await database.query('ALTER FUNCTION ledger.read_grants RENAME TO read_grants_before');
    await migrate(database);
    expect(await read()).toEqual(files);
    const [found] = await database.query("SELECT to_regproc('ledger.read_grants') IS NOT NULL AS found");
    expect(found).toEqual({ found: true });
    await database.query('DROP FUNCTION ledger.read_grants_before');
  });

  test('refuse a file that was changed after it had been applied', async () => {
    await database.query("UPDATE migrations SET checksum = 'other' WHERE name = '0001_ledger.sql'");
    await expect(migrate(database)).rejects.toMatchObject({ code: 'migration_changed' });
    await restoreFirst(database);
  });

  test('refuse a database from before the first release, and say what to do', async () => {
    await database.query("UPDATE migrations SET checksum = 'other' WHERE name = '0001_ledger.sql'");
    await database.query("INSERT INTO migrations (name, checksum) VALUES ('0002_wallets.sql', 'x')");
    await expect(migrate(database)).rejects.toThrow(
      'A database from before the first release cannot be upgraded: start with an empty one.',
    );
    await database.query("DELETE FROM migrations WHERE name = '0002_wallets.sql'");
    await restoreFirst(database);
  });

  test('refuse a database that is newer than the server', async () => {
    await database.query("INSERT INTO migrations (name, checksum) VALUES ('9999_future.sql', 'x')");
    await expect(migrate(database)).rejects.toMatchObject({ code: 'migration_unknown' });
    await database.query("DELETE FROM migrations WHERE name = '9999_future.sql'");
  });
});

async function restoreFirst(database: TestDatabase): Promise<void> {
  for (const { name, checksum } of (await readMigrations()).slice(0, 1)) {
    await database.query('UPDATE migrations SET checksum = $2 WHERE name = $1', [name, checksum]);
  }
}

test('servers that start together on an empty PostgreSQL migrate it once', async () => {
  const database = await openTestDatabase('PostgreSQL', { migrated: false });
  const servers = [database, await database.openAnother(), await database.openAnother()];
  await Promise.all(servers.map((server) => migrate(server)));
  expect(await database.query('SELECT count(*)::integer AS count FROM migrations')).toEqual([
    { count: (await readMigrations()).length },
  ]);
  await database.close();
});

test('a migration is cut at the semicolons that end a statement, and at no other', () => {
  const sql = `-- first; comment
    CREATE FUNCTION f() AS $$ BEGIN; 'x'; END $$;
    INSERT INTO t VALUES ('a;''b', "c;d") /* e;f */;
    SELECT $body$ $$;$$ $body$; -- last;`;
  expect(splitStatements(sql)).toEqual([
    "-- first; comment\n    CREATE FUNCTION f() AS $$ BEGIN; 'x'; END $$",
    "INSERT INTO t VALUES ('a;''b', \"c;d\") /* e;f */",
    'SELECT $body$ $$;$$ $body$',
  ]);
});
