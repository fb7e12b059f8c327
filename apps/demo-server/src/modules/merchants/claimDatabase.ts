import type { Selectable } from 'kysely';
import type { Database, Queryable } from '../../database/Database.ts';
import { DatabaseUnavailable } from '../../database/DatabaseUnavailable.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { DeploymentTable } from '../../database/tables.gen.ts';

/** Purpose for which a server uses a database. */
export type DatabaseUse = {
  kind: 'demo' | 'live';
  /** Whether payments move real money. `none` for a server without a payment processor. */
  payments: 'none' | 'test' | 'live';
};

type DeploymentRow = Pick<Selectable<DeploymentTable>, 'kind' | 'payments'>;

/**
 * Checks, before anything is written, that earlier starts used the database for the same purpose.
 *
 * @throws DatabaseUnavailable when they used it for another purpose
 */
export async function checkDatabaseUse(database: Database, use: DatabaseUse): Promise<void> {
  // An empty database has no tables yet.
  const [table] = await database.query<{ exists: boolean }>(
    `select to_regclass('deployment') is not null as exists`,
  );
  if (table?.exists) assertSameUse(await readDeployment(database), use);
}

/**
 * Stores the purpose of the database at the first start.
 *
 * @throws DatabaseUnavailable when another server has stored a different purpose in the meantime
 */
export async function claimDatabase(database: Database, use: DatabaseUse): Promise<void> {
  const payments = use.payments === 'none' ? null : use.payments;
  const row = await database.transaction(async (transaction) => {
    const insert = kysely
      .insertInto('deployment')
      .values({ kind: use.kind, payments })
      .onConflict((conflict) =>
        conflict
          .column('singleton')
          .doUpdateSet(({ fn }) => ({ payments: fn.coalesce('deployment.payments', 'excluded.payments') }))
          .whereRef('deployment.kind', '=', 'excluded.kind'),
      );
    await execute(transaction, insert);
    return readDeployment(transaction);
  });
  assertSameUse(row, use);
}

function readDeployment(database: Queryable): Promise<DeploymentRow | undefined> {
  return executeTakeFirst(database, kysely.selectFrom('deployment').select(['kind', 'payments']));
}

function assertSameUse(row: DeploymentRow | undefined, use: DatabaseUse): void {
  if (!row) return;
  if (row.kind === 'live' && use.kind === 'demo') {
    throw new DatabaseUnavailable(
      'other_use',
      'This is a live database: start it without --demo, or set DATABASE_URL or COFFER_DATA_DIR to another one.',
    );
  }
  if (row.kind === 'demo' && use.kind === 'live') {
    throw new DatabaseUnavailable(
      'other_use',
      'This is a demo database: start it with --demo, or set DATABASE_URL or COFFER_DATA_DIR to another one.',
    );
  }
  if (row.payments === null || use.payments === 'none' || row.payments === use.payments) return;
  throw new DatabaseUnavailable(
    'other_use',
    row.payments === 'live'
      ? "This database has live payments: set Stripe's live keys, or set DATABASE_URL or COFFER_DATA_DIR to another one."
      : 'This database has test payments: start live payments with an empty database.',
  );
}
