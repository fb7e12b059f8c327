import type { Queryable } from '../../database/Database.ts';

/** The shortest time for which a key is kept. */
const keptMs = 24 * 3_600_000;

/**
 * Deletes idempotency keys that were used before `usedBefore`, `limit` at most, and says how many: again
 * until it says 0. A key younger than 24 hours still guards somebody's repeat and is never deleted.
 */
export async function pruneKeys(
  queryable: Queryable,
  { usedBefore, now, limit = 5000 }: { usedBefore: Date; now: Date; limit?: number },
): Promise<number> {
  const latest = now.getTime() - keptMs;
  if (usedBefore.getTime() > latest) throw new Error('Idempotency keys are kept for 24 hours at least.');
  const [row] = await queryable.query<{ count: number }>(
    `WITH forgotten AS (
       DELETE FROM ledger.idempotency_keys WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM ledger.idempotency_keys WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))
       RETURNING 1
     )
     SELECT count(*) AS count FROM forgotten`,
    [usedBefore, limit],
  );
  return row?.count ?? 0;
}
