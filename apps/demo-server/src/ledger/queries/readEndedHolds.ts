import type { Queryable } from '../../database/Database.ts';

/** An open hold whose time is over. */
export type EndedHold = { id: string; accountId: string; currency: string; amount: number };

/** Open holds that ended at `now` or before, the longest over first. Closing an account resolves its holds itself. */
export async function readEndedHolds(
  queryable: Queryable,
  { now, limit = 200 }: { now: Date; limit?: number },
): Promise<EndedHold[]> {
  return queryable.query<EndedHold>(
    `SELECT h.id, h.account_id AS "accountId", a.currency, h.amount
     FROM ledger.holds h JOIN ledger.accounts a ON a.id = h.account_id
     WHERE h.status = 'open' AND h.expires_at <= $1 AND a.status <> 'closing' ORDER BY h.expires_at, h.id LIMIT $2`,
    [now, limit],
  );
}
