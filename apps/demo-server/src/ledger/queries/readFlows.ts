import type { Queryable } from '../../database/Database.ts';

/** What came into and left an account for one source, both positive, in minor units. */
export type Flow = { source: string; in: number; out: number };

/** An account's flows from one day (UTC, `YYYY-MM-DD`) to another, both counted, most money first. */
export async function readFlows(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<Flow[]> {
  return queryable.query<Flow>(
    `SELECT source, sum(incoming)::bigint AS "in", sum(outgoing)::bigint AS out
     FROM (
       SELECT source, incoming, outgoing FROM ledger.daily_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
       UNION ALL
       SELECT source, incoming, outgoing FROM ledger.entry_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
         AND number > coalesce((SELECT number FROM ledger.rollup_cursors WHERE account_id = $1), 0)
     ) flows
     GROUP BY source ORDER BY sum(incoming + outgoing) DESC, source`,
    [accountId, from, to],
  );
}
