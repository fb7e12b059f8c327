import type { Queryable, SqlRow, SqlValue } from '../database/Database.ts';
import type { TestDatabase } from '../database/testing/openTestDatabase.ts';

/** A database that keeps the text of what it is asked, and whether that was in a transaction. */
export type RecordedDatabase = TestDatabase & {
  /** What was asked since the last call of this. */
  takeStatements(): string[];
};

/** Two requests that ask the same, in the same order, cannot be told apart by how long that takes. */
export function recordStatements(database: TestDatabase): RecordedDatabase {
  let statements: string[] = [];
  const recorded = (queryable: Queryable): Queryable['query'] => {
    return <Row extends SqlRow>(sql: string, parameters?: readonly SqlValue[]) => {
      statements.push(sql);
      return queryable.query<Row>(sql, parameters);
    };
  };
  return {
    ...database,
    query: recorded(database),
    transaction: (work) =>
      database.transaction((transaction) => {
        statements.push('begin');
        return work({ ...transaction, query: recorded(transaction) });
      }),
    takeStatements() {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
