import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database/Database.ts';
import { holdFolder } from './database/holdFolder.ts';
import { openPglite } from './database/openPglite.ts';
import { openPostgres } from './database/openPostgres.ts';
import type { Options } from './readOptions.ts';

/** Opens PostgreSQL where an address is given, else the embedded database in its folder. */
export async function openDatabase({ databaseUrl, dataDir, reset }: Options): Promise<Database> {
  if (databaseUrl) return openPostgres({ url: databaseUrl });
  if (reset) await emptyFolder(dataDir);
  return openPglite({ dataDir });
}

/** Forgets the database in a folder that no server uses; anything else in the folder stays. */
async function emptyFolder(dataDir: string): Promise<void> {
  const release = await holdFolder(dataDir);
  try {
    await rm(join(dataDir, 'pgdata'), { recursive: true, force: true });
  } finally {
    await release();
  }
}
