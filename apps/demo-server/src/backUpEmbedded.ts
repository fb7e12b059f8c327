import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseUnavailable } from './database/DatabaseUnavailable.ts';
import { lockDataDirectory } from './database/pglite/lockDataDirectory.ts';
import { openPglite } from './database/pglite/openPglite.ts';
import { syncTree } from './database/pglite/syncTree.ts';
import { verifyLedger } from './ledger/index.ts';
import { liveMark, movedMark } from './openDatabase.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import { readDatabaseOptions } from './readOptions.ts';

// `pnpm db:backup FOLDER`: copies the embedded database of COFFER_DATA_DIR to a new folder, and verifies the ledger in the
// copy. Stop the server first: the folder is locked while a server uses it, and the command says so. To restore, copy the
// backup to the server's folder.

try {
  const { dataDir, databaseUrl } = readDatabaseOptions(process.env);
  const [target, ...others] = process.argv.slice(2).filter((argument) => argument !== '--');
  if (databaseUrl !== null) {
    throw new StartupFailure(
      'DATABASE_URL is a PostgreSQL database; back it up with pg_dump. Remove the variable for a folder.',
    );
  }
  if (target === undefined || others.length > 0) {
    throw new StartupFailure(
      'Name one new folder for the backup, such as pnpm db:backup backups/2026-12-01.',
    );
  }
  if (existsSync(target)) throw new StartupFailure(`${target} exists already; name a new folder.`);
  if (!existsSync(join(dataDir, 'pgdata'))) {
    throw new StartupFailure(`There is no database in ${dataDir}; name its folder in COFFER_DATA_DIR.`);
  }
  process.stdout.write(await backUp(dataDir, target));
} catch (error) {
  const isExpected = error instanceof StartupFailure || error instanceof DatabaseUnavailable;
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Copies under the folder's lock to a temporary name, which only a complete and verified copy loses. */
async function backUp(dataDir: string, target: string): Promise<string> {
  const partial = `${resolve(target)}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const release = await lockDataDirectory(dataDir);
  try {
    await cp(join(dataDir, 'pgdata'), join(partial, 'pgdata'), { recursive: true, preserveTimestamps: true });
    for (const mark of [liveMark, movedMark]) {
      if (existsSync(join(dataDir, mark))) await cp(join(dataDir, mark), join(partial, mark));
    }
  } finally {
    await release();
  }
  const copy = await openPglite({ dataDir: partial });
  try {
    const faults = await verifyLedger(copy, { limit: 1 });
    if (faults.length > 0)
      throw new StartupFailure(`The ledger has faults; the copy is in ${partial}. Run ledger:verify.`);
    const [counted] = await copy.query<{ entries: number }>('select count(*) as entries from ledger.entries');
    await copy.close();
    syncTree(partial);
    await rename(partial, target);
    return `Backed up ${counted?.entries ?? 0} entries to ${target}. The ledger in the copy is verified.\n`;
  } finally {
    await copy.close();
  }
}
