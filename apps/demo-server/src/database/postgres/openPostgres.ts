import type { Database, SqlRow, SqlValue, Transaction } from '../Database.ts';
import { isConnectionLost, isLocked, isReadOnly, isReversed, SqlError } from '../SqlError.ts';
import { refuseInsideTransaction, withinTransactionScope } from '../transactionScope.ts';
import { checkPostgres } from './checkPostgres.ts';
import { isWrite } from './isWrite.ts';
import { Places } from './Places.ts';
import { PostgresListener } from './PostgresListener.ts';
import { type PostgresClient, PostgresPool } from './PostgresPool.ts';
import { PostgresWatch } from './PostgresWatch.ts';
import { postgresError } from './postgresError.ts';
import { postgresHosts } from './postgresHosts.ts';
import { commitWithin, UnansweredCommit } from './UnansweredCommit.ts';

export type OpenPostgresOptions = {
  /** `postgres://user:password@host:port/database`; several hosts are separated by commas. */
  url: string;
  /** Maximum number of connections. @default 10 */
  connections?: number;
  /** Time limit of one statement, in milliseconds. @default 30_000 */
  statementTimeoutMs?: number;
  /** Time limit for the response to a commit, in milliseconds. @default 10_000 */
  commitTimeoutMs?: number;
  /** Interval of the check that commits are durable, in milliseconds. @default 60_000 */
  watchEveryMs?: number;
  /** Accepts a standby or a read-only primary, for reports. @default false */
  readOnly?: boolean;
};

/** Maximum number of runs of a transaction. */
const attemptsMax = 6;

/** Time after its start within which a transaction runs again, in milliseconds. */
const retryWithinMs = 8_000;

/** The same for one that waited for a locked row. */
const retryLockedWithinMs = 2_000;

/** Time that a write waits for a connection, in milliseconds. */
const placeWithinMs = 5_000;

/**
 * Opens a PostgreSQL server, 15 or later.
 *
 * A transaction runs again from its start when the server rolled it back because of another one, or when its connection
 * was lost before the COMMIT was sent. After a connection lost during a COMMIT it does not: nobody knows whether it took
 * effect, and the caller's idempotency key finds out.
 *
 * Two of ten connections are reserved for reads, and two more for writes of a single statement. So reads continue while
 * commits get no response, and the ledger's queue does not wait for transactions.
 *
 * @throws DatabaseUnavailable
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const {
    connections = 10,
    statementTimeoutMs = 30_000,
    commitTimeoutMs = 10_000,
    readOnly = false,
  } = options;
  const hosts = postgresHosts(options.url);
  const pool = new PostgresPool({ hosts, connections, statementTimeoutMs, readOnly });
  try {
    const engine = await checkPostgres(pool);
    const watch = new PostgresWatch(pool, { everyMs: options.watchEveryMs ?? 60_000 });
    return postgresDatabase(pool, watch, { engine, connections, commitTimeoutMs });
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function postgresDatabase(
  pool: PostgresPool,
  watch: PostgresWatch,
  { engine, connections, commitTimeoutMs }: { engine: string; connections: number; commitTimeoutMs: number },
): Database {
  const listener = new PostgresListener(pool);
  const kept = Math.min(2, Math.floor((connections - 1) / 2));
  const writes = new Places(connections - kept, { withinMs: placeWithinMs });
  const transactions = new Places(connections - 2 * kept, { withinMs: placeWithinMs });
  let closing: Promise<void> | null = null;

  function runTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return pool.use([transactions, writes], async (client) => {
      let open = true;
      const transaction: Transaction = {
        kind: 'transaction',
        query: (sql, parameters = []) => {
          if (!open) throw new Error('This transaction has ended; nothing more can be asked of it.');
          return pool.run(client, sql, parameters);
        },
      };
      try {
        await pool.run(client, 'BEGIN');
        const result = await withinTransactionScope(pool, () => work(transaction));
        open = false;
        await commitWithin(commit(client), commitTimeoutMs);
        return result;
      } catch (error) {
        open = false;
        if (!(error instanceof UnansweredCommit)) await rollBack(pool, client, error);
        throw error;
      }
    });
  }

  return {
    kind: 'database',
    engine,
    connections,
    query: <Row extends SqlRow>(sql: string, parameters: readonly SqlValue[] = []) => {
      refuseInsideTransaction(pool);
      if (!isWrite(sql)) return pool.use([], (client) => pool.run<Row>(client, sql, parameters));
      watch.requireDurable();
      return pool.use([writes], (client) =>
        commitWithin(pool.run<Row>(client, sql, parameters, { limited: false }), commitTimeoutMs),
      );
    },
    transaction: async (work) => {
      refuseInsideTransaction(pool);
      watch.requireDurable();
      const start = performance.now();
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runTransaction(work);
        } catch (error) {
          if (attempt === attemptsMax || !mayRunAgain(error, performance.now() - start)) throw error;
          await new Promise((resolve) => setTimeout(resolve, attempt * attempt * 20 * Math.random()));
        }
      }
    },
    listen: (channel, onNotify) => listener.listen(channel, onNotify),
    connectionUse: () => {
      const { open, idle, waiting } = pool.counts();
      return { open, idle, waiting: waiting + writes.waiting + transactions.waiting };
    },
    checkWritable: () => watch.checkWritable(),
    close: () => {
      watch.stop();
      closing ??= Promise.all([listener.close(), pool.end()]).then(() => undefined);
      return closing;
    },
  };
}

async function commit(client: PostgresClient): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (cause) {
    const error = postgresError(cause);
    if (!isConnectionLost(error)) throw error;
    const message =
      'The connection was lost during COMMIT; whether the transaction took effect is not known.';
    throw new SqlError({ message, sqlState: '08007', cause });
  }
}

/** Rolls back, except on a lost connection, where no response would come and the server rolls back on its own. */
async function rollBack(pool: PostgresPool, client: PostgresClient, error: unknown): Promise<void> {
  if (isConnectionLost(error)) return;
  await pool.run(client, 'ROLLBACK').catch(() => pool.discard(client));
}

/** Whether nothing of the transaction took effect and another run may fare better. */
function mayRunAgain(error: unknown, elapsedMs: number): boolean {
  if (isLocked(error)) return elapsedMs < retryLockedWithinMs;
  if (elapsedMs > retryWithinMs) return false;
  const isUnknown = error instanceof SqlError && error.sqlState === '08007';
  return isReversed(error) || isReadOnly(error) || (isConnectionLost(error) && !isUnknown);
}
