import type { Database } from '../Database.ts';
import { lockDataDirectory } from './lockDataDirectory.ts';
import { PgliteStore } from './PgliteStore.ts';
import { pgliteDatabase } from './pgliteDatabase.ts';

export type OpenPgliteOptions = {
  /** Time limit of one statement, in milliseconds. @default 30_000 */
  statementTimeoutMs?: number;
} & (
  | {
      /** The folder on disk. It is created if missing, and locked against other processes. */
      dataDir: string;
    }
  | {
      /** Keeps everything in memory only, for tests. */
      memory: true;
      /** A prepared database to start from, as `preparedPglite` makes it: opens in a third of a second. */
      template?: Uint8Array<ArrayBuffer>;
    }
);

/**
 * Opens PostgreSQL in a thread of this process. On disk every confirmed commit is synced. The start proves that, or
 * fails.
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
