import type { Queryable } from '../../database/Database.ts';

/** What left an account for usage and invoices with one reason, in minor units. */
export type ReasonSpend = { reason: string | null; amount: number };

/**
 * An account's spend by reason from one day (UTC, `YYYY-MM-DD`) to another, both counted, most money first; what
 * has no reason is one row.
 */
export async function readSpendByReason(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<ReasonSpend[]> {
  return queryable.query<ReasonSpend>(
    `SELECT reason, sum(amount)::bigint AS amount
     FROM (
       SELECT reason, amount FROM ledger.daily_spend
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
       UNION ALL
       SELECT reason, outgoing FROM ledger.entry_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND spent
         AND number > coalesce((SELECT number FROM ledger.rollup_cursors WHERE account_id = $1), 0)
     ) spend
     GROUP BY reason ORDER BY 2 DESC, reason`,
    [accountId, from, to],
  );
}
