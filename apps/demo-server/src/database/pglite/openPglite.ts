import type { Database } from '../Database.ts';
import { lockDataDirectory } from './lockDataDirectory.ts';
import { PgliteStore } from './PgliteStore.ts';
import { pgliteDatabase } from './pgliteDatabase.ts';

export type OpenPgliteOptions = {
  /** How long one statement may run, in milliseconds. @default 30_000 */
  statementTimeoutMs?: number;
} & (
  | {
      /** The folder on disk. It is made when absent, and held against every other process. */
      dataDir: string;
    }
  | {
      /** Keeps everything in memory and forgets it at the end: for tests. */
      memory: true;
      /** A prepared database to start from, as `preparedPglite` makes it: opens in a third of a second. */
      template?: Uint8Array<ArrayBuffer>;
    }
);

/**
 * Opens PostgreSQL in this process, in a thread of its own. On disk, each answered commit has been
 * synced, and the start proves it or refuses.
 *
 * @throws DatabaseUnavailable
 */
export async function openPglite(options: OpenPgliteOptions): Promise<Database> {
  const release = 'dataDir' in options ? await lockDataDirectory(options.dataDir) : async () => undefined;
  try {
    const store = await PgliteStore.open({
      dataDir: 'dataDir' in options ? options.dataDir : null,
      template: 'memory' in options ? (options.template ?? null) : null,
      statementTimeoutMs: options.statementTimeoutMs ?? 30_000,
    });
    return await pgliteDatabase(store, release);
  } catch (error) {
    await release();
    throw error;
  }
}
