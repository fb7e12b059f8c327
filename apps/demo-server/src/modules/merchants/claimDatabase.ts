import type { Database, Queryable, SqlRow } from '../../database/Database.ts';
import { DatabaseUnavailable } from '../../database/DatabaseUnavailable.ts';

/** What a server is about to use a database for. */
export type DatabaseUse = {
  kind: 'demo' | 'live';
  /** Whether payments move money; `none` for a server without a processor. */
  payments: 'none' | 'test' | 'live';
};

type DeploymentRow = SqlRow & { kind: DatabaseUse['kind']; payments: 'test' | 'live' | null };

/**
 * Refuses a use that differs from that of an earlier start, before anything is written.
 *
 * @throws DatabaseUnavailable
 */
export async function checkDatabaseUse(database: Database, use: DatabaseUse): Promise<void> {
  // An empty database has no tables yet.
  const [table] = await database.query<{ exists: boolean }>(
    `select to_regclass('deployment') is not null as exists`,
  );
  if (table?.exists) refuseOtherUse((await readDeployment(database))[0], use);
}

/**
 * Remembers what the database is used for from its first start on.
 *
 * @throws DatabaseUnavailable where another server has decided otherwise meanwhile
 */
export async function claimDatabase(database: Database, use: DatabaseUse): Promise<void> {
  const payments = use.payments === 'none' ? null : use.payments;
  const [row] = await database.transaction(async (transaction) => {
    await transaction.query(
      `insert into deployment (kind, payments) values ($1, $2)
       on conflict (singleton) do update set payments = coalesce(deployment.payments, excluded.payments)
       where deployment.kind = excluded.kind`,
      [use.kind, payments],
    );
    return readDeployment(transaction);
  });
  refuseOtherUse(row, use);
}

function readDeployment(database: Queryable): Promise<DeploymentRow[]> {
  return database.query<DeploymentRow>('select kind, payments from deployment');
}

function refuseOtherUse(row: DeploymentRow | undefined, use: DatabaseUse): void {
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
