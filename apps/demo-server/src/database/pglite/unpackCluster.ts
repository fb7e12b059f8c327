import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { parseTarGzip } from 'nanotar';

/**
 * Writes an empty database into a new `folder`: the result of `initdb`, as published with PGlite. It takes a quarter of a
 * second; `initdb` takes five seconds and 500 MB. Nothing is synced yet.
 */
export async function unpackCluster(folder: string): Promise<void> {
  const packed = await (await dataDir()).arrayBuffer();
  // Other users of this machine cannot enter the folder.
  mkdirSync(folder, { mode: 0o700 });
  for (const { type, name, data } of await parseTarGzip(packed)) {
    const path = join(folder, name);
    if (type === 'directory') mkdirSync(path, { recursive: true });
    // The process that made it has ended.
    else if (name !== 'postmaster.pid') writeFileSync(path, data ?? '');
  }
}
