import type { Queryable } from '../database/Database.ts';

/** What left an account for usage and invoices with one reason, in minor units. */
export type ReasonSpend = { reason: string | null; amount: number };

/** An account's spend by reason between two instants, most money first; what has no reason is one row. */
export async function readSpendByReason(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: Date; to: Date },
): Promise<ReasonSpend[]> {
  return queryable.query<ReasonSpend>(
    `SELECT reason, sum(-amount)::bigint AS amount
     FROM ledger.entries
     WHERE account_id = $1 AND created_at >= $2 AND created_at < $3 AND amount < 0 AND source IN ('usage', 'invoice')
     GROUP BY reason ORDER BY amount DESC, reason`,
    [accountId, from, to],
  );
}
