import type { Queryable, SqlRow, SqlValue } from '../database/Database.ts';
import type { TestDatabase } from '../database/testing/openTestDatabase.ts';

/** A database that records the text of its statements and the start of each transaction. */
export type RecordedDatabase = TestDatabase & {
  /** Returns the statements since the last call. */
  takeStatements(): string[];
};

/** Wraps a database so that a test can show that two requests run the same statements, and so take the same time. */
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
