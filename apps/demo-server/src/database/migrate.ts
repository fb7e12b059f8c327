import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, Transaction } from './Database.ts';
import { DatabaseUnavailable } from './DatabaseUnavailable.ts';
import { SqlError } from './SqlError.ts';
import { splitStatements } from './splitStatements.ts';

/** A file of `migrations/` or `functions/`. */
export type Migration = { name: string; sql: string; checksum: string };

/** Key of the advisory lock. Nothing else in the database uses it. */
const lockNumber = 7_226_333_701;

/**
 * Brings the schema up to date. First it applies each file of `migrations/` that was not applied before, in
 * the order of its number. Then it runs each file of `functions/` whose text changed since it last ran. Each
 * file has a transaction of its own. Safe when several servers start together.
 *
 * A migration never changes once it is on the main branch: `migrations/checksums.json` lists them all. A file of
 * `functions/` may change at any time, so it replaces what it creates: functions, and the triggers that run them.
 *
 * @throws DatabaseUnavailable when an applied file has been changed, or is missing from this server, or when there is
 *   something to apply and the role does not own the tables.
 */
export async function migrate(database: Database): Promise<void> {
  try {
    await applyMissing(database);
  } catch (error) {
    if (!(error instanceof SqlError) || error.sqlState !== insufficientPrivilege) throw error;
    throw new DatabaseUnavailable(
      'migration_needed',
      `This role may not migrate the database (${error.message}); run pnpm db:migrate as the owner of its tables.`,
      error,
    );
  }
}

const insufficientPrivilege = '42501';

async function applyMissing(database: Database): Promise<void> {
  const migrations = await readMigrations();
  const applied = await readChecksums(database, 'migrations');
  // Changed ones first: a database from before the first release has both, and this names the cause.
  for (const migration of migrations) rejectChanged(migration, applied.get(migration.name));
  rejectUnknown(applied, migrations);
  for (const migration of migrations) {
    if (!applied.has(migration.name)) await applyOnce(database, migration);
  }
  const functions = await readFunctions();
  const current = await readChecksums(database, 'functions');
  for (const file of functions) {
    if (current.get(file.name) !== file.checksum) await replaceFunction(database, file);
  }
}

/** Reads the migrations that this server has, in order. */
export function readMigrations(): Promise<Migration[]> {
  return readFiles('migrations', /^\d{4}_\w+\.sql$/);
}

/** Reads the SQL functions that this server has, by name. */
export function readFunctions(): Promise<Migration[]> {
  return readFiles('functions', /^\w+\.sql$/);
}

async function readFiles(folderName: 'migrations' | 'functions', pattern: RegExp): Promise<Migration[]> {
  const folder = fileURLToPath(new URL(`./${folderName}/`, import.meta.url));
  const names = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Reads the checksum of each applied file by its name. */
function readChecksums(database: Database, table: 'migrations' | 'functions'): Promise<Map<string, string>> {
  return database.transaction(async (transaction) => {
    await lock(transaction);
    const [found] = await transaction.query<{ exists: boolean }>(
      'SELECT to_regclass($1) IS NOT NULL AS exists',
      [table],
    );
    // A role that owns nothing may not create a table, not even one that exists.
    if (!found?.exists) {
      await transaction.query(`
        CREATE TABLE ${table} (
          name text PRIMARY KEY,
          checksum text NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT now()
        )`);
    }
    const rows = await transaction.query<{ name: string; checksum: string }>(
      `SELECT name, checksum FROM ${table} ORDER BY name`,
    );
    return new Map(rows.map(({ name, checksum }) => [name, checksum]));
  });
}

function rejectChanged(migration: Migration, appliedChecksum: string | undefined): void {
  if (appliedChecksum === undefined || appliedChecksum === migration.checksum) return;
  throw new DatabaseUnavailable(
    'migration_changed',
    `Migration ${migration.name} differs from the one that created this database. A database from before the first release cannot be upgraded: start with an empty one. If you have edited the file, restore it and add a new migration instead.`,
  );
}

function rejectUnknown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new DatabaseUnavailable(
    'migration_unknown',
    `The database has migration ${unknown}, which this server does not know; start a newer server.`,
  );
}

async function applyOnce(database: Database, migration: Migration): Promise<void> {
  await database.transaction(async (transaction) => {
    await lock(transaction);
    const [applied] = await transaction.query<{ checksum: string }>(
      'SELECT checksum FROM migrations WHERE name = $1',
      [migration.name],
    );
    // Another server has applied it in the meantime.
    if (applied) return rejectChanged(migration, applied.checksum);
    for (const statement of splitStatements(migration.sql)) await transaction.query(statement);
    await transaction.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
  });
}

async function replaceFunction(database: Database, file: Migration): Promise<void> {
  await database.transaction(async (transaction) => {
    await lock(transaction);
    for (const statement of splitStatements(file.sql)) await transaction.query(statement);
    await transaction.query(
      `INSERT INTO functions (name, checksum) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET checksum = $2, applied_at = now()`,
      [file.name, file.checksum],
    );
  });
}

/** Locks until the transaction ends, so that a second server waits and then finds the work done. */
async function lock(transaction: Transaction): Promise<void> {
  // Another server may take long over its migrations; a transaction's own lock timeout is for rows.
  await transaction.query("SET LOCAL lock_timeout = '5min'");
  await transaction.query('SELECT pg_advisory_xact_lock($1::bigint)', [lockNumber]);
}
