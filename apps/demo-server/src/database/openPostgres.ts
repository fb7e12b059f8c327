import pg from 'pg';
import { checkPostgres } from './checkPostgres.ts';
import type { Database, SqlRow, SqlValue, Transaction } from './Database.ts';
import { PostgresListener } from './PostgresListener.ts';
import { postgresError } from './postgresError.ts';
import { SqlError } from './SqlError.ts';
import { statementName } from './statementName.ts';
import { refuseInsideTransaction, withinTransactionScope } from './transactionScope.ts';
import { valueTypes } from './valueTypes.ts';

export type OpenPostgresOptions = {
  /** `postgres://user:password@host:port/database` */
  url: string;
  /** How many connections to keep at most. @default 10 */
  connections?: number;
  /** How long one statement may run, in milliseconds. @default 30_000 */
  statementTimeoutMs?: number;
};

/** How often a transaction is run again after a deadlock, a serialisation failure or a lost connection. */
const attempts = 6;

/**
 * Opens a PostgreSQL server, 15 or later.
 *
 * A transaction that the server undid because of another one, or whose connection was lost before its
 * COMMIT was sent, is run again from its start. A connection lost in the middle of a COMMIT is not:
 * whether it took effect is unknown, and the caller's idempotency key finds out.
 *
 * @throws DatabaseUnavailable
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'coffer',
    types: valueTypes,
  });
  // A connection that breaks while idle is replaced at its next use; one that breaks between two
  // statements of a transaction fails the next of them. Without a listener either ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    return postgresDatabase(pool, await checkPostgres(pool), new PostgresListener(options.url));
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function postgresDatabase(pool: pg.Pool, engine: string, listener: PostgresListener): Database {
  let closing: Promise<void> | null = null;
  return {
    kind: 'database',
    engine,
    connections: pool.options.max,
    query: (sql, parameters = []) => {
      refuseInsideTransaction(pool);
      return runStatement(pool, sql, parameters);
    },
    transaction: async (work) => {
      refuseInsideTransaction(pool);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runTransaction(pool, work);
        } catch (error) {
          if (attempt === attempts || !mayRunAgain(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, attempt * attempt * 20 * Math.random()));
        }
      }
    },
    listen: (channel, onNotify) => listener.listen(channel, onNotify),
    close: () => {
      closing ??= Promise.all([listener.close(), pool.end()]).then(() => undefined);
      return closing;
    },
  };
}

async function runTransaction<Result>(
  pool: pg.Pool,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await connect(pool);
  let open = true;
  let broken = false;
  const transaction: Transaction = {
    kind: 'transaction',
    query: (sql, parameters = []) => {
      if (!open) throw new Error('This transaction has ended; nothing more can be asked of it.');
      return runStatement(client, sql, parameters);
    },
  };
  try {
    await runStatement(client, 'BEGIN', []);
    const result = await withinTransactionScope(pool, () => work(transaction));
    open = false;
    await commit(client);
    return result;
  } catch (error) {
    open = false;
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw postgresError(error);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('COMMIT');
  } catch (cause) {
    const error = postgresError(cause);
    if (error.sqlState !== '08006') throw error;
    const message =
      'The connection was lost during COMMIT; whether the transaction took effect is not known.';
    throw new SqlError({ message, sqlState: '08007', cause });
  }
}

/** 40P01 deadlock, 40001 serialisation failure, 08006 and 57P01 a connection lost before COMMIT. */
function mayRunAgain(error: unknown): boolean {
  return error instanceof SqlError && ['40P01', '40001', '08006', '57P01'].includes(error.sqlState);
}

async function runStatement<Row extends SqlRow>(
  runner: pg.Pool | pg.PoolClient,
  sql: string,
  parameters: readonly SqlValue[],
): Promise<Row[]> {
  try {
    const name = parameters.length > 0 ? statementName(sql) : null;
    const result = await runner.query<Row>({ ...(name ? { name } : {}), text: sql, values: [...parameters] });
    return result.rows;
  } catch (error) {
    throw postgresError(error);
  }
}
