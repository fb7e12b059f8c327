import type { Queryable } from '../database/Database.ts';
import type { EntrySource } from './LedgerOperation.ts';

/** What came into and left an account for one source, both positive, in minor units. */
export type Flow = { source: EntrySource; in: number; out: number };

/** An account's flows between two instants, most money first. */
export async function readFlows(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: Date; to: Date },
): Promise<Flow[]> {
  return queryable.query<Flow>(
    `SELECT source, coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::bigint AS "in",
       coalesce(-sum(amount) FILTER (WHERE amount < 0), 0)::bigint AS out
     FROM ledger.entries WHERE account_id = $1 AND created_at >= $2 AND created_at < $3
     GROUP BY source ORDER BY sum(abs(amount)) DESC, source`,
    [accountId, from, to],
  );
}
