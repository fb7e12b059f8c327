import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SqlRow, SqlValue } from '../Database.ts';
import { DatabaseUnavailable } from '../DatabaseUnavailable.ts';
import { SqlError } from '../SqlError.ts';
import { PgliteThread } from './PgliteThread.ts';
import { syncPath } from './syncPath.ts';
import { syncTree } from './syncTree.ts';
import { unpackCluster } from './unpackCluster.ts';

type PgliteStoreOptions = {
  dataDir: string | null;
  template: Uint8Array<ArrayBuffer> | null;
  statementTimeoutMs: number;
};

type Listeners = Map<string, Set<(payload: string) => void>>;

/** An embedded engine that outlives its thread. After a statement that ran too long, it opens the database again. */
export class PgliteStore {
  readonly #options: PgliteStoreOptions;
  readonly #listeners: Listeners;
  #thread: PgliteThread;
  #reopening: Promise<void> | null = null;
  #generation = 1;
  #closed = false;

  private constructor(options: PgliteStoreOptions, listeners: Listeners, thread: PgliteThread) {
    this.#options = options;
    this.#listeners = listeners;
    this.#thread = thread;
  }

  /** Creates the folder if needed, opens the database, and proves that its commits are synced. */
  static async open(options: PgliteStoreOptions): Promise<PgliteStore> {
    if (options.dataDir !== null) await initialiseFolder(options.dataDir);
    const listeners: Listeners = new Map();
    return new PgliteStore(options, listeners, await startThread(options, listeners));
  }

  /** Counts the engines so far. A transaction ends with the engine that it began on. */
  get generation(): number {
    return this.#generation;
  }

  /** Runs a statement. With `generation`, it runs only on that engine, because a later engine does not know the transaction. */
  async query(sql: string, parameters: readonly SqlValue[], generation?: number): Promise<SqlRow[]> {
    await this.#revive();
    if (generation !== undefined && generation !== this.#generation) {
      const message = 'The embedded database was restarted in the middle of this transaction.';
      throw new SqlError({ message, sqlState: '08006' });
    }
    const thread = this.#thread;
    try {
      return await this.#withinTime(thread, thread.ask({ kind: 'query', sql, parameters }));
    } catch (error) {
      // The engine then answers no statement. It recovers when it is opened again with free space.
      if (isLogFull(error)) await thread.terminate(error);
      throw error;
    }
  }

  /** Calls `onNotify` for each NOTIFY on `channel`. Returns a function that stops it. */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const set = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, set.add(onNotify));
    await this.#revive();
    await this.#thread.ask({ kind: 'listen', channel });
    return async () => {
      set.delete(onNotify);
    };
  }

  /** The whole database as a tar. */
  async dump(): Promise<Uint8Array<ArrayBuffer>> {
    const [row] = await this.#thread.ask({ kind: 'dump' });
    if (!(row?.dump instanceof Uint8Array)) throw new Error('The engine gave no dump.');
    return new Uint8Array(row.dump);
  }

  /** Number of times that the engine synced to the disk. */
  syncCount(): Promise<number> {
    return syncCount(this.#thread);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread.close();
  }

  async #revive(): Promise<void> {
    if (this.#closed) throw new DatabaseUnavailable('closed', 'The database is closed.');
    // Data in memory is lost with its thread, and an empty database must not replace it.
    if (!this.#thread.dead || this.#options.dataDir === null) return;
    this.#reopening ??= this.#reopen().finally(() => {
      this.#reopening = null;
    });
    await this.#reopening;
  }

  async #reopen(): Promise<void> {
    if (this.#options.dataDir !== null) requireRoom(engineFolder(this.#options.dataDir));
    this.#generation += 1;
    this.#thread = await startThread(this.#options, this.#listeners);
    for (const channel of this.#listeners.keys()) await this.#thread.ask({ kind: 'listen', channel });
  }

  /** The engine has no `statement_timeout`, and its thread cannot be interrupted, only ended. */
  async #withinTime(thread: PgliteThread, rows: Promise<SqlRow[]>): Promise<SqlRow[]> {
    const milliseconds = this.#options.statementTimeoutMs;
    const timer = setTimeout(() => {
      const message = `A statement ran for more than ${milliseconds} ms and was stopped.`;
      void thread.terminate(new SqlError({ message, sqlState: '57014' }));
    }, milliseconds);
    try {
      return await rows;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Prepares a new folder beside its target and moves it, so that a crash leaves no incomplete folder. */
async function initialiseFolder(dataDir: string): Promise<void> {
  const place = engineFolder(dataDir);
  if (existsSync(place)) return;
  const unfinished = `${place}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await unpackCluster(unfinished);
  syncTree(unfinished);
  renameSync(unfinished, place);
  syncPath(dirname(place));
}

async function startThread(options: PgliteStoreOptions, listeners: Listeners): Promise<PgliteThread> {
  const { dataDir, template } = options;
  const onNotification = (channel: string, payload: string) => {
    for (const onNotify of listeners.get(channel) ?? []) onNotify(payload);
  };
  const folder = dataDir === null ? null : engineFolder(dataDir);
  const thread = await PgliteThread.start({ folder, template }, onNotification).catch((cause: unknown) => {
    if (folder !== null) requireRoom(folder);
    const place = folder ?? 'memory';
    const message = `The data folder ${place} could not be opened as a database; move it away or restore a backup.`;
    throw new DatabaseUnavailable('folder_not_a_database', message, cause);
  });
  if (folder === null) return thread;
  try {
    await proveDurable(thread);
    return thread;
  } catch (error) {
    await thread.close();
    throw error;
  }
}

/** Proves that a commit is synced. An unsynced commit is only noticed when the power fails. */
async function proveDurable(thread: PgliteThread): Promise<void> {
  const [setting] = await thread.ask({ kind: 'query', sql: 'SHOW fsync', parameters: [] });
  const before = await syncCount(thread);
  await thread.ask({
    kind: 'script',
    sql: `CREATE TABLE IF NOT EXISTS durability_probe (started_at timestamptz NOT NULL);
      BEGIN; DELETE FROM durability_probe; INSERT INTO durability_probe VALUES (now()); COMMIT;`,
  });
  if (setting?.fsync !== 'on' || (await syncCount(thread)) <= before) {
    throw new DatabaseUnavailable(
      'not_durable',
      'The embedded database does not sync its commits to disk, so a power loss would lose money; install the exact PGlite version that this server is pinned to.',
    );
  }
}

/** Whether the engine could not write to its write-ahead log. */
function isLogFull(error: unknown): error is SqlError {
  return error instanceof SqlError && error.sqlState === '53100' && error.message.includes('pg_wal');
}

/** Two segments of the write-ahead log: with less the engine cannot recover. */
const roomMin = 32 * 1024 * 1024;

function requireRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= roomMin) return;
  throw new DatabaseUnavailable(
    'disk_full',
    `The disk of the data folder ${folder} is full; free ${roomMin / 1024 / 1024} MB there. The server then continues without a restart.`,
  );
}

async function syncCount(thread: PgliteThread): Promise<number> {
  const [row] = await thread.ask({ kind: 'syncs' });
  return Number(row?.count ?? 0);
}

function engineFolder(dataDir: string): string {
  return join(dataDir, 'pgdata');
}
