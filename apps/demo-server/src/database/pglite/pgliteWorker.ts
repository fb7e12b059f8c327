import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { durableNodeFs, type SyncCounter } from './durableNodeFs.ts';
import type { PgliteAnswer, PgliteRequest, PgliteWorkerData } from './PgliteMessage.ts';

// The engine blocks its thread while it works, so it has a thread of its own.

if (!parentPort) throw new Error('pgliteWorker.ts runs as a worker thread only.');
const port = parentPort;
// The boundary between threads: the only sender is openPglite.ts.
const { folder, template } = workerData as PgliteWorkerData;
const counter: SyncCounter = { count: 0 };
const answer = (message: PgliteAnswer) => port.postMessage(message);

/** PGlite's start arguments without `-F`, and with the sync method that reaches the disk. */
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', `fsync=${folder === null ? 'off' : 'on'}`, '-c', 'wal_sync_method=fsync'],
  // Independent of the time zone that the folder was created with.
  ...['-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
  // Twice as many pages in memory make no read faster, and the server's memory grows by a third.
  ...['-c', 'shared_buffers=64MB'],
  ...['-c', 'max_wal_size=128MB', '-c', 'synchronous_commit=on', '-c', 'full_page_writes=on'],
];

const pglite = await open();
port.on('message', (request: PgliteRequest) => void serve(request));
answer({ kind: 'ready' });

async function open(): Promise<PGlite> {
  const options: PGliteOptions = { startParams, parsers: { 20: Number, 1082: String } };
  if (folder !== null) return PGlite.create({ ...options, fs: durableNodeFs(folder, counter) });
  const loadDataDir = template ? new Blob([template]) : await dataDir();
  return PGlite.create({ ...options, dataDir: 'memory://', loadDataDir });
}

async function serve(request: PgliteRequest): Promise<void> {
  const { id } = request;
  try {
    if (request.kind === 'query') {
      const { rows } = await pglite.query<Record<string, unknown>>(request.sql, [...request.parameters]);
      answer({ kind: 'rows', id, rows });
    } else if (request.kind === 'script') {
      await pglite.exec(request.sql);
      answer({ kind: 'rows', id, rows: [] });
    } else if (request.kind === 'listen') {
      const { channel } = request;
      await pglite.listen(channel, (payload) => answer({ kind: 'notification', channel, payload }));
      answer({ kind: 'rows', id, rows: [] });
    } else if (request.kind === 'syncs') {
      answer({ kind: 'rows', id, rows: [{ count: counter.count }] });
    } else if (request.kind === 'dump') {
      const dump = await pglite.dumpDataDir('none');
      answer({ kind: 'rows', id, rows: [{ dump: new Uint8Array(await dump.arrayBuffer()) }] });
    } else {
      await pglite.close();
      answer({ kind: 'rows', id, rows: [] });
    }
  } catch (error) {
    answer({ kind: 'failure', id, ...describe(error) });
  }
}

function describe(error: unknown) {
  const fact = (name: string): string | null => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return {
    message: fact('message') ?? String(error),
    sqlState: fact('code') ?? 'XX000',
    constraint: fact('constraint'),
    detail: fact('detail'),
  };
}
