/** A value that PostgreSQL's wire takes as a parameter. `bigint` columns come back as `number`. */
export type SqlValue = string | number | boolean | Date | null | Uint8Array | readonly SqlValue[];

/** One row, by column name. The caller states its shape at the query, and that is the boundary. */
export type SqlRow = Record<string, unknown>;

/** Runs statements: the database itself, or one transaction of it. */
export interface Queryable {
  /** Runs one statement with `$1…$n` parameters and gives its rows. */
  query<Row extends SqlRow = SqlRow>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
}

/** A transaction under way. Only its own `query` may be used until it ends. */
export interface Transaction extends Queryable {
  readonly kind: 'transaction';
}

/** The one port to storage: PGlite in its folder, or PostgreSQL by its address. */
export interface Database extends Queryable {
  readonly kind: 'database';
  /** Which engine answers, for logs and for figures: `PGlite 18.6`, `PostgreSQL 15.18`. */
  readonly engine: string;
  /** How many statements can run at once: 1 on PGlite. */
  readonly connections: number;
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. When another
   * transaction made the engine undo it, `work` runs again from its start, so it must do nothing that a
   * rollback does not undo.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Calls `onNotify` for each NOTIFY on `channel`, reconnecting by itself; the answer stops it. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /**
   * Fails with what a write would meet now, within two seconds; for readiness. A success counts for a second.
   *
   * @throws SqlError
   */
  checkWritable(): Promise<void>;
  /** Answers once everything under way has ended, and lets go of the folder or the connections. */
  close(): Promise<void>;
}
