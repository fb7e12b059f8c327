import type { Queryable } from '../../database/Database.ts';

/** What an account reserved at the end of one day (UTC), in minor units. */
export type DayBalance = { day: string; balance: number };

/** An account's balance at the end of each day from `from` to `to`, both `YYYY-MM-DD`, oldest first. */
export async function readDailyBalances(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<DayBalance[]> {
  return queryable.query<DayBalance>(
    `SELECT $2::date + i AS day, coalesce((
       SELECT e.balance_after FROM ledger.entries e
       WHERE e.account_id = $1 AND e.created_at < ($2::date + i + 1)::timestamp AT TIME ZONE 'UTC'
       ORDER BY e.created_at DESC, e.number DESC LIMIT 1
     ), 0) AS balance
     FROM generate_series(0, $3::date - $2::date) i ORDER BY i`,
    [accountId, from, to],
  );
}
