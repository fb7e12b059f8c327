import type { Database, SqlRow, SqlValue, Transaction } from '../Database.ts';
import { Mutex } from '../Mutex.ts';
import { SqlError } from '../SqlError.ts';
import { refuseInsideTransaction, withinTransactionScope } from '../transactionScope.ts';
import type { PgliteStore } from './PgliteStore.ts';
import { vacuumPglite } from './vacuumPglite.ts';

/** Commits a message to the write-ahead log, to prove that writes work. */
const probeStatement = "SELECT pg_logical_emit_message(true, 'coffer', 'ready')";

/** Implements the port with one embedded engine: one statement or transaction at a time, in the order of the calls. */
export async function pgliteDatabase(
  store: PgliteStore,
  release: () => Promise<void> = async () => undefined,
): Promise<Database> {
  const mutex = new Mutex();
  const version = (await store.query('SHOW server_version', []))[0]?.server_version;

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    refuseInsideTransaction(store);
    const endTurn = await mutex.acquire();
    try {
      return await work();
    } finally {
      endTurn();
    }
  }

  let writtenAt = Number.NEGATIVE_INFINITY;
  async function checkWritable(): Promise<void> {
    if (performance.now() - writtenAt < 1_000) return;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const message = 'The embedded database did not answer a write within 2 s.';
    const timer = setTimeout(() => reject(new SqlError({ message, sqlState: '57014' })), 2_000);
    try {
      await Promise.race([inTurn(() => store.query(probeStatement, [])), late]);
      writtenAt = performance.now();
    } finally {
      clearTimeout(timer);
    }
  }

  const stopUpkeep = vacuumPglite((sql) => inTurn(() => store.query(sql, [])));
  let closing: Promise<void> | null = null;

  return {
    kind: 'database',
    engine: `PGlite ${String(version)}`,
    connections: 1,
    query: <Row extends SqlRow>(sql: string, parameters: readonly SqlValue[] = []) =>
      inTurn(() => rowsOf<Row>(store, sql, parameters)),
    transaction: (work) => inTurn(() => withinTransactionScope(store, () => runTransaction(store, work))),
    checkWritable,
    connectionUse: () => ({
      open: 1,
      idle: mutex.callers === 0 ? 1 : 0,
      waiting: Math.max(0, mutex.callers - 1),
    }),
    listen: (channel, onNotify) => inTurn(() => store.listen(channel, onNotify)),
    close: () => {
      closing ??= inTurn(async () => {
        stopUpkeep();
        await store.close();
        await release();
      });
      return closing;
    },
  };
}

async function runTransaction<Result>(
  store: PgliteStore,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  let open = true;
  const transaction: Transaction = {
    kind: 'transaction',
    query: (sql, parameters = []) => {
      if (!open) throw new Error('This transaction has ended; nothing more can be asked of it.');
      return rowsOf(store, sql, parameters, generation);
    },
  };
  await store.query('BEGIN', []);
  const { generation } = store;
  try {
    const result = await work(transaction);
    open = false;
    await store.query('COMMIT', [], generation);
    return result;
  } catch (error) {
    open = false;
    await store.query('ROLLBACK', [], generation).catch(() => undefined);
    throw error;
  }
}

async function rowsOf<Row extends SqlRow>(
  store: PgliteStore,
  sql: string,
  parameters: readonly SqlValue[],
  generation?: number,
): Promise<Row[]> {
  // The named boundary: the caller states the shape of the rows that its statement gives.
  return (await store.query(sql, parameters, generation)) as Row[];
}
