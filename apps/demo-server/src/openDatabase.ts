import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Database } from './database/Database.ts';
import { lockDataDirectory } from './database/pglite/lockDataDirectory.ts';
import { openPglite } from './database/pglite/openPglite.ts';
import { openPostgres } from './database/postgres/openPostgres.ts';
import { StartupFailure } from './platform/StartupFailure.ts';
import type { DatabaseOptions } from './readOptions.ts';

/** Opens PostgreSQL when the options have its URL, else the embedded database in its folder. */
export async function openDatabase(
  { databaseUrl, dataDir, reset }: DatabaseOptions & { reset: boolean },
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<Database> {
  if (databaseUrl) return openPostgres({ url: databaseUrl, readOnly });
  await makeFolder(resolve(dataDir), dataDir);
  if (!readOnly && (await exists(join(dataDir, movedMark)))) {
    throw new StartupFailure(
      `The database in ${dataDir} was moved to PostgreSQL; set DATABASE_URL, or COFFER_DATA_DIR to another folder.`,
    );
  }
  if (reset) await emptyFolder(dataDir);
  return openPglite({ dataDir });
}

/** Marks the folder of a live database, which `--reset` must not empty. */
export async function markLive({ dataDir }: DatabaseOptions): Promise<void> {
  await writeFile(
    join(dataDir, liveMark),
    'The database in this folder is live: --reset refuses to empty it.\n',
  );
}

/** Name of the file that marks a live database. */
export const liveMark = 'live';

/** Name of the file that `db:move` leaves in a folder. */
export const movedMark = 'moved';

/** Deletes the database in a folder that no server uses. Other files in the folder stay. */
async function emptyFolder(dataDir: string): Promise<void> {
  const release = await lockDataDirectory(dataDir);
  try {
    if (await exists(join(dataDir, liveMark))) {
      throw new StartupFailure(
        `--reset does not empty a live database; set COFFER_DATA_DIR to another folder than ${dataDir}.`,
      );
    }
    await rm(join(dataDir, 'pgdata'), { recursive: true, force: true });
  } finally {
    await release();
  }
}

/**
 * Creates a folder and its parents one by one. Node's `recursive` option never returns on a file system that reports a
 * folder as missing right after listing it, as /proc does.
 */
async function makeFolder(folder: string, asGiven: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    if (code === 'ENOENT' && parent !== folder && !(await exists(parent))) {
      await makeFolder(parent, asGiven);
      return makeFolder(folder, asGiven);
    }
    throw new StartupFailure(
      `The data folder ${asGiven} cannot be written; name one that can be, or change its permissions.`,
      { cause: error },
    );
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
