import type { Db } from 'pg-boss';
import type { Database, Queryable, SqlRow, SqlValue, Transaction } from '../database/Database.ts';
import { splitStatements } from '../database/splitStatements.ts';

/** The queue's view of our database: one call is one statement with parameters, or a script without. */
export function pgBossAdapter(database: Database): Db & Required<Pick<Db, 'setSessionStatements'>> {
  let session: string[] = [];
  return {
    executeSql: async (text, values) => {
      const script = values?.length ? [text] : splitStatements(text).filter(isNoBracket);
      const [only] = script;
      if (script.length === 1 && only !== undefined && session.length === 0) {
        return { rows: await database.query(only, sqlValues(values)) };
      }
      return database.transaction((transaction) =>
        run(transaction, [waitForOtherServers, ...session, ...script], values),
      );
    },
    // Only a test's clock asks for it. Whichever connection a statement gets, these come first.
    setSessionStatements: async (statements) => {
      session = statements;
    },
  };
}

/** Servers that start together make the queue's tables one after the other, by an advisory lock. */
const waitForOtherServers = "SET LOCAL lock_timeout = '1min'";

/** The same inside the caller's transaction. */
export function bossTransaction(transaction: Transaction): Db {
  return { executeSql: (text, values) => run(transaction, [text], values) };
}

async function run(
  queryable: Queryable,
  statements: readonly string[],
  values: unknown[] | undefined,
): Promise<{ rows: SqlRow[] }> {
  const rows: SqlRow[] = [];
  for (const [index, statement] of statements.entries()) {
    const parameters = index === statements.length - 1 ? sqlValues(values) : [];
    rows.push(...(await queryable.query(statement, parameters)));
  }
  return { rows };
}

/** A script brings its own brackets; the port makes them itself. */
function isNoBracket(statement: string): boolean {
  return !/^(BEGIN|COMMIT)$/i.test(statement);
}

/** The named boundary: pg-boss gives its drivers what they take, which is what our port takes. */
function sqlValues(values: unknown[] | undefined): readonly SqlValue[] {
  return (values ?? []) as readonly SqlValue[];
}
