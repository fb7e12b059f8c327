import type { Queryable, SqlRow } from '../../database/Database.ts';

/** What came into and left a book's wallets on one day (UTC) for one source, both positive, in minor units. */
export type LedgerMovement = { currency: string; day: string; source: string; in: bigint; out: bigint };

type Row = SqlRow & { currency: string; day: string; source: string; in: string; out: string };

/** A book's movements from one day (UTC, `YYYY-MM-DD`) on, that day counted, oldest day first. */
export async function readLedgerMovements(
  queryable: Queryable,
  { ledgerId, from }: { ledgerId: string; from: string },
): Promise<LedgerMovement[]> {
  const rows = await queryable.query<Row>(
    `WITH wallets AS MATERIALIZED (
       SELECT a.id, a.currency, a.entry_number, coalesce(f.number, 0) AS rolled_up
       FROM ledger.accounts a LEFT JOIN ledger.rollup_cursors f ON f.account_id = a.id
       WHERE a.ledger_id = $1 AND a.role = 'wallet'
     )
     SELECT currency, day, source, sum(incoming)::text AS "in", sum(outgoing)::text AS out
     FROM (
       SELECT w.currency, t.day, t.source, t.incoming, t.outgoing
       FROM wallets w JOIN ledger.daily_flows t ON t.account_id = w.id
       WHERE t.day >= $2::date
       UNION ALL
       SELECT w.currency, c.day, c.source, c.incoming, c.outgoing
       FROM wallets w JOIN ledger.entry_flows c ON c.account_id = w.id AND c.number > w.rolled_up
       WHERE w.entry_number > w.rolled_up AND c.day >= $2::date
     ) flows
     GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`,
    [ledgerId, from],
  );
  return rows.map((row) => ({ ...row, in: BigInt(row.in), out: BigInt(row.out) }));
}
