import {
  type Compilable,
  type DeleteResult,
  DummyDriver,
  type Expression,
  type InsertResult,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
  type UpdateResult,
} from 'kysely';
import type { Queryable, SqlRow, SqlValue } from './Database.ts';
import type { Tables } from './tables.gen.ts';

/**
 * Builds SQL that the compiler checks against the schema: tables, columns, value types and nullability. It has no
 * connection; pass a query to `execute` or `executeTakeFirst`.
 *
 * ```ts
 * const query = kysely.selectFrom('refunds').selectAll().where('id', '=', refundId);
 * const refund = await executeTakeFirst(transaction, query);
 * ```
 *
 * @see https://kysely.dev/docs/category/examples
 */
export const kysely = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The rows of a query. A write without `returning` has none. */
type RowOf<Output> = Output extends InsertResult | UpdateResult | DeleteResult ? never : Output;

/** Runs a query in a database or a transaction and returns its rows. */
export function execute<Output>(database: Queryable, query: Compilable<Output>): Promise<RowOf<Output>[]> {
  const { sql, parameters } = query.compile();
  // `Tables` admits as values of a column only what `SqlValue` admits, and the rows are of the columns' types.
  return database.query<SqlRow>(sql, parameters as readonly SqlValue[]) as Promise<RowOf<Output>[]>;
}

/** Runs a query and returns its first row, or `undefined` when there is none. */
export async function executeTakeFirst<Output>(
  database: Queryable,
  query: Compilable<Output>,
): Promise<RowOf<Output> | undefined> {
  return (await execute(database, query))[0];
}

/** Adds up a `bigint` column, 0 without rows. The cast keeps the sum a number; PostgreSQL makes it a `numeric`. */
export function sum(column: Expression<number | null>): RawBuilder<number> {
  return sql<number>`coalesce(sum(${column}), 0)::bigint`;
}
