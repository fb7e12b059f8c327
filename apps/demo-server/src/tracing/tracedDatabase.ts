import { SpanKind, trace } from '@opentelemetry/api';
import type { Database, Queryable } from '../database/Database.ts';
import { inSpan } from './inSpan.ts';

const textMax = 1_000;

/**
 * Wraps a database so that each statement and transaction of a traced request or task has a span. The text of a statement has
 * placeholders instead of values, so no span names a customer. Statements without a parent have no span: an idle server
 * would trace its own look for work.
 */
export function tracedDatabase(database: Database): Database {
  const query =
    (queryable: Queryable): Queryable['query'] =>
    (sql, parameters) => {
      if (!trace.getActiveSpan()) return queryable.query(sql, parameters);
      const operation = /^[\s(]*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'SQL';
      const attributes = {
        'db.system.name': 'postgresql',
        'db.operation.name': operation,
        'db.query.text': sql.slice(0, textMax),
      };
      return inSpan(operation, { kind: SpanKind.CLIENT, attributes }, () => queryable.query(sql, parameters));
    };
  return {
    ...database,
    query: query(database),
    transaction(work) {
      const run = () =>
        database.transaction((transaction) => work({ ...transaction, query: query(transaction) }));
      return trace.getActiveSpan() ? inSpan('transaction', {}, run) : run();
    },
  };
}
