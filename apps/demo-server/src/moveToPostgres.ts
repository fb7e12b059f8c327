import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyTables, readUsedTables } from './database/copyTables.ts';
import type { Database } from './database/Database.ts';
import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { migrate } from './database/migrate.ts';
import { openPglite } from './database/pglite/openPglite.ts';
import { openPostgres } from './database/postgres/openPostgres.ts';
import { verifyLedger } from './ledger/index.ts';
import { movedMark } from './openDatabase.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import { readDatabaseOptions } from './readOptions.ts';

// `pnpm db:move`: copies the embedded database of COFFER_DATA_DIR into an empty PostgreSQL database at DATABASE_URL, in one
// transaction: all rows, sequences, idempotency keys and the outbox. Verifies the ledger before and after. Stop the server
// first. Afterwards no server starts on the folder, so that the money is in one place.

/** Time limits for large databases, in milliseconds. */
const longMs = 3_600_000;

try {
  const { dataDir, databaseUrl } = readDatabaseOptions(process.env);
  if (databaseUrl === null)
    throw new StartupFailure('Set DATABASE_URL to the PostgreSQL database to move to.');
  if (!existsSync(join(dataDir, 'pgdata'))) {
    throw new StartupFailure(`There is no database in ${dataDir}; name its folder in COFFER_DATA_DIR.`);
  }
  if (existsSync(join(dataDir, movedMark))) {
    throw new StartupFailure(
      `The database in ${dataDir} was moved already; its file ${movedMark} says when.`,
    );
  }
  const source = await openPglite({ dataDir, statementTimeoutMs: longMs });
  try {
    const target = await openPostgres({
      url: databaseUrl,
      statementTimeoutMs: longMs,
      commitTimeoutMs: longMs,
    });
    try {
      process.stdout.write(await move(source, target));
    } finally {
      await target.close();
    }
    await writeFile(
      join(dataDir, movedMark),
      `Moved to PostgreSQL on ${new Date().toISOString()}. No server starts on this folder while this file is here.\n`,
    );
  } finally {
    await source.close();
  }
} catch (error) {
  const isExpected = error instanceof StartupFailure || error instanceof DatabaseUnavailable;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function move(source: Database, target: Database): Promise<string> {
  await migrate(source);
  await requireIntact(source, 'The ledger in the folder has faults. Nothing was moved; run ledger:verify.');
  await migrate(target);
  const copied = await target.transaction(async (to) => {
    await to.query('set local idle_in_transaction_session_timeout = 0');
    // Values are compared as text, which these settings change.
    for (const setting of ["timezone = 'UTC'", "datestyle = 'ISO, MDY'", "intervalstyle = 'postgres'"]) {
      await to.query(`set local ${setting}`);
    }
    // A server that starts on the database now waits, and then finds it in use.
    await to.query('lock table deployment, ledger.accounts in access exclusive mode');
    const used = await readUsedTables(to);
    if (used.length > 0) {
      throw new StartupFailure(
        `The database at DATABASE_URL is not empty: it has rows in ${used.slice(0, 3).join(', ')}. Nothing was moved.`,
      );
    }
    return source.transaction(async (from) => {
      const tables = await copyTables(from, to);
      await requireIntact(to, 'The moved ledger has faults. Nothing was moved.');
      return tables;
    });
  });
  const rows = [...copied.values()].reduce((sum, count) => sum + count, 0);
  return `Moved ${rows} rows of ${copied.size} tables, ${copied.get('ledger.entries') ?? 0} of them ledger entries. The ledger is verified.\n`;
}

async function requireIntact(queryable: Parameters<typeof verifyLedger>[0], message: string): Promise<void> {
  const faults = await verifyLedger(queryable, { limit: 1 });
  if (faults.length > 0) throw new StartupFailure(message);
}
