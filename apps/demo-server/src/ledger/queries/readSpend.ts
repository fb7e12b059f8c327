import type { Queryable } from '../../database/Database.ts';

/** What left an account for usage and invoices on one day (UTC), in minor units. */
export type DaySpend = { day: string; amount: number };

/** An account's spend from one day (`YYYY-MM-DD`) to another, both counted, days without any left out, oldest first. */
export async function readSpend(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<DaySpend[]> {
  return queryable.query<DaySpend>(
    `SELECT day, sum(amount)::bigint AS amount
     FROM (
       SELECT day, outgoing AS amount FROM ledger.daily_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND source IN ('usage', 'invoice') AND outgoing > 0
       UNION ALL
       SELECT day, outgoing FROM ledger.entry_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND spent
         AND number > coalesce((SELECT number FROM ledger.rollup_cursors WHERE account_id = $1), 0)
     ) spend
     GROUP BY day ORDER BY day`,
    [accountId, from, to],
  );
}
