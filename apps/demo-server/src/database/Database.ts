/** A value of a SQL parameter. `bigint` columns are returned as `number`. */
export type SqlValue = string | number | boolean | Date | null | Uint8Array | readonly SqlValue[];

/** One row, by column name. The caller states its shape at the query. */
export type SqlRow = Record<string, unknown>;

/** Runs statements: the database itself, or one transaction of it. */
export interface Queryable {
  /** Runs one statement with `$1…$n` parameters and returns its rows. */
  query<Row extends SqlRow = SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
}

/** Number of connections by what they do. */
export type ConnectionUse = {
  open: number;
  /** Open connections that no statement or transaction uses. */
  idle: number;
  /** Callers that wait for a connection. */
  waiting: number;
};

/** An open transaction. Use only its own `query` until it ends. */
export interface Transaction extends Queryable {
  readonly kind: 'transaction';
}

/** The port to the database: PGlite in a folder, or a PostgreSQL server. */
export interface Database extends Queryable {
  readonly kind: 'database';
  /** Name and version of the engine, such as `PGlite 18.6` or `PostgreSQL 15.18`. */
  readonly engine: string;
  /** Number of statements that can run at once: 1 on PGlite. */
  readonly connections: number;
  /**
   * Runs `work` in one transaction, which commits when `work` resolves and rolls back when it throws. After a conflict
   * with another transaction, `work` runs again from its start, so it must do nothing that a rollback does not undo.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Calls `onNotify` for each NOTIFY on `channel`, also after a reconnection. Returns a function that stops it. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /**
   * Checks that the database accepts writes, within two seconds. A success is cached for a second. Readiness uses it.
   *
   * @throws SqlError
   */
  checkWritable(): Promise<void>;
  /** Counts the connections of the pool, for metrics. */
  connectionUse(): ConnectionUse;
  /** Waits for open statements and transactions, and closes the folder or the connections. */
  close(): Promise<void>;
}
