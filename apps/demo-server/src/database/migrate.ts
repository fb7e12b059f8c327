import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, Transaction } from './Database.ts';
import { DatabaseUnavailable } from './DatabaseUnavailable.ts';
import { splitStatements } from './splitStatements.ts';

/** A numbered file of `migrations/`. */
export type Migration = { name: string; sql: string; checksum: string };

/** Any number will do that nothing else in the database locks. */
const lockNumber = 7_226_333_701;

/**
 * Brings the schema up to date: each file of `migrations/` that was not yet applied, in the order of
 * its number and in a transaction of its own. Safe when several servers start together.
 *
 * @throws DatabaseUnavailable when an applied file has been changed, or is missing from this server.
 */
export async function migrate(database: Database): Promise<void> {
  const migrations = await readMigrations();
  const applied = await readApplied(database);
  refuseUnknown(applied, migrations);
  for (const migration of migrations) {
    if (applied.get(migration.name) !== migration.checksum) await applyOnce(database, migration);
  }
}

/** The files that this server brings, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const folder = fileURLToPath(new URL('./migrations/', import.meta.url));
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Each applied migration's checksum by its name. */
function readApplied(database: Database): Promise<Map<string, string>> {
  return database.transaction(async (transaction) => {
    await lock(transaction);
    await transaction.query(`
      CREATE TABLE IF NOT EXISTS migrations (
        name text PRIMARY KEY,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      )`);
    const rows = await transaction.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM migrations ORDER BY name',
    );
    return new Map(rows.map(({ name, checksum }) => [name, checksum]));
  });
}

function refuseUnknown(applied: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
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
    if (applied?.checksum === migration.checksum) return;
    if (applied) {
      throw new DatabaseUnavailable(
        'migration_changed',
        `Migration ${migration.name} is not the one that made this database. A database from before the first release cannot be taken along: start with an empty one. Otherwise restore the file, and add a new one instead.`,
      );
    }
    for (const statement of splitStatements(migration.sql)) await transaction.query(statement);
    await transaction.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
  });
}

/** Held until the transaction ends, so the second server waits and then finds the work done. */
async function lock(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock($1::bigint)', [lockNumber]);
}
