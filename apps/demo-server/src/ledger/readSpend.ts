import type { Queryable } from '../database/Database.ts';

/** What left an account for usage and invoices on one day (UTC), in minor units. */
export type DaySpend = { day: string; amount: number };

/** An account's spend by day between two instants, days without any left out, oldest first. */
export async function readSpend(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: Date; to: Date },
): Promise<DaySpend[]> {
  return queryable.query<DaySpend>(
    `SELECT (created_at AT TIME ZONE 'UTC')::date AS day, sum(-amount)::bigint AS amount
     FROM ledger.entries
     WHERE account_id = $1 AND created_at >= $2 AND created_at < $3 AND amount < 0 AND source IN ('usage', 'invoice')
     GROUP BY 1 ORDER BY 1`,
    [accountId, from, to],
  );
}
