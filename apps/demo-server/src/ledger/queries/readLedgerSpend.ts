import type { Queryable, SqlRow } from '../../database/Database.ts';

/** What a book's wallets spent on usage and invoices with one reason, in minor units. */
export type LedgerSpend = { currency: string; reason: string | null; amount: bigint };

type Row = SqlRow & { currency: string; reason: string | null; amount: string };

/**
 * A book's spend from one day (UTC, `YYYY-MM-DD`) to another, both counted, by reason, most money first: the first
 * `reasonsMax` of each currency, and the rest with what has no reason as one.
 */
export async function readLedgerSpend(
  queryable: Queryable,
  { ledgerId, from, to, reasonsMax }: { ledgerId: string; from: string; to: string; reasonsMax: number },
): Promise<LedgerSpend[]> {
  const rows = await queryable.query<Row>(
    `WITH wallets AS MATERIALIZED (
       SELECT a.id, a.currency, a.entry_number, coalesce(f.number, 0) AS rolled_up
       FROM ledger.accounts a LEFT JOIN ledger.rollup_cursors f ON f.account_id = a.id
       WHERE a.ledger_id = $1 AND a.role = 'wallet'
     ), spent AS (
       SELECT currency, reason, sum(amount) AS amount
       FROM (
         SELECT w.currency, t.reason, t.amount FROM wallets w JOIN ledger.daily_spend t ON t.account_id = w.id
         WHERE t.day BETWEEN $2::date AND $3::date
         UNION ALL
         SELECT w.currency, c.reason, c.outgoing
         FROM wallets w JOIN ledger.entry_flows c ON c.account_id = w.id AND c.number > w.rolled_up
         WHERE w.entry_number > w.rolled_up AND c.day BETWEEN $2::date AND $3::date AND c.spent
       ) parts
       GROUP BY 1, 2
     ), ranked AS (
       SELECT currency, amount, reason,
         row_number() OVER (PARTITION BY currency ORDER BY reason IS NULL, amount DESC, reason) > $4 AS beyond
       FROM spent
     )
     SELECT currency, reason, amount::text AS amount
     FROM (
       SELECT currency, CASE WHEN NOT beyond THEN reason END AS reason, sum(amount) AS amount FROM ranked GROUP BY 1, 2
     ) named
     ORDER BY currency, reason IS NULL, named.amount DESC, reason`,
    [ledgerId, from, to, reasonsMax],
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
