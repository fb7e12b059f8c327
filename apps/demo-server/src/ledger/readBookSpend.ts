import type { Queryable, SqlRow } from '../database/Database.ts';

/** What a book's wallets spent on usage and invoices with one reason, in minor units. */
export type BookSpend = { currency: string; reason: string | null; amount: bigint };

type Row = SqlRow & { currency: string; reason: string | null; amount: string };

/**
 * A book's spend between two instants by reason, most money first: the first `reasonsMax` of each currency, and
 * the rest with what has no reason as one.
 */
export async function readBookSpend(
  queryable: Queryable,
  { bookId, from, to, reasonsMax }: { bookId: string; from: Date; to: Date; reasonsMax: number },
): Promise<BookSpend[]> {
  const rows = await queryable.query<Row>(
    `WITH spent AS (
       SELECT a.currency, e.reason, sum(-e.amount) AS amount
       FROM ledger.entries e JOIN ledger.accounts a ON a.id = e.account_id
       WHERE a.book_id = $1 AND e.created_at >= $2 AND e.created_at < $3 AND e.amount < 0
         AND e.source IN ('usage', 'invoice')
       GROUP BY 1, 2
     ), ranked AS (
       SELECT currency, amount, reason,
         row_number() OVER (PARTITION BY currency ORDER BY reason IS NULL, amount DESC, reason) > $4 AS beyond
       FROM spent
     )
     SELECT currency, CASE WHEN NOT beyond THEN reason END AS reason, sum(amount)::text AS amount
     FROM ranked GROUP BY 1, 2 ORDER BY 1, 2 IS NULL, sum(amount) DESC, 2`,
    [bookId, from, to, reasonsMax],
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
