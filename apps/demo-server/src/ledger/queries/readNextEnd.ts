import type { Queryable } from '../../database/Database.ts';

/** How many holds and grants are over and still stand, or events wait to be handed on; and when the next one ends. */
export type NextEnd = { due: number; next: Date | null };

/** What the clock alone will do to accounts. */
export async function readNextEnd(queryable: Queryable, now: Date): Promise<NextEnd> {
  const [row] = await queryable.query<NextEnd>(
    `SELECT count(*) FILTER (WHERE at <= $1)::integer AS due, min(at) FILTER (WHERE at > $1) AS next FROM (
       SELECT expires_at AS at FROM ledger.holds WHERE status = 'open' AND expires_at IS NOT NULL
       UNION ALL
       SELECT expires_at FROM ledger.grants WHERE open AND expires_at < 'infinity' AND remaining > reserved
       UNION ALL
       SELECT $1::timestamptz FROM ledger.outbox
     ) ends`,
    [now],
  );
  return row ?? { due: 0, next: null };
}
