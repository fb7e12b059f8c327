import type { Queryable, SqlRow } from '../database/Database.ts';
import type { EntrySource } from './LedgerOperation.ts';

/** What came into and left a book's wallets on one day (UTC) for one source, both positive, in minor units. */
export type BookMovement = { currency: string; day: string; source: EntrySource; in: bigint; out: bigint };

type Row = SqlRow & { currency: string; day: string; source: EntrySource; in: string; out: string };

/** A book's movements from an instant on, oldest day first. */
export async function readBookMovements(
  queryable: Queryable,
  { bookId, from }: { bookId: string; from: Date },
): Promise<BookMovement[]> {
  const rows = await queryable.query<Row>(
    `SELECT a.currency, (e.created_at AT TIME ZONE 'UTC')::date AS day, e.source,
       coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0)::text AS "in",
       coalesce(-sum(e.amount) FILTER (WHERE e.amount < 0), 0)::text AS out
     FROM ledger.entries e JOIN ledger.accounts a ON a.id = e.account_id
     WHERE a.book_id = $1 AND e.created_at >= $2
     GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`,
    [bookId, from],
  );
  return rows.map((row) => ({ ...row, in: BigInt(row.in), out: BigInt(row.out) }));
}
