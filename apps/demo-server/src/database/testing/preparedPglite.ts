import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, readFunctions, readMigrations } from '../migrate.ts';
import { PgliteStore } from '../pglite/PgliteStore.ts';
import { pgliteDatabase } from '../pglite/pgliteDatabase.ts';

/**
 * A migrated, empty embedded database as a tar, for `openPglite({ memory: true, template })`. Making
 * it takes four seconds, so it is kept in `node_modules/.cache` under a name of all that goes into it.
 */
export function preparedPglite(): Promise<Uint8Array<ArrayBuffer>> {
  // Read once per process: the tar has 40 MB.
  prepared ??= prepare();
  return prepared;
}

let prepared: Promise<Uint8Array<ArrayBuffer>> | undefined;

async function prepare(): Promise<Uint8Array<ArrayBuffer>> {
  const path = await cachePath();
  const cached = await readFile(path).catch(() => null);
  if (cached) return new Uint8Array(cached);
  const store = await PgliteStore.open({ dataDir: null, template: null, statementTimeoutMs: 30_000 });
  const database = await pgliteDatabase(store);
  await migrate(database);
  const template = await store.dump();
  await database.close();
  await mkdir(dirname(path), { recursive: true });
  // Moved into place whole, so that two test runs that start together never read half of it.
  await writeFile(`${path}.${process.pid}`, template);
  await rename(`${path}.${process.pid}`, path);
  await forgetOld(dirname(path));
  return template;
}

/** Deletes old ones: each has 40 MB, and each change of a migration makes another. */
async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > 3_600_000) await rm(join(folder, name), { force: true });
  }
}

async function cachePath(): Promise<string> {
  const version = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  // The resolved path names the version.
  const files = [...(await readMigrations()), ...(await readFunctions())];
  const parts = [version, ...files.map(({ checksum }) => checksum)];
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20);
  return fileURLToPath(new URL(`../../../node_modules/.cache/coffer/pglite-${digest}.tar`, import.meta.url));
}
