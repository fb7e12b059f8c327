import type { Queryable } from '../../database/Database.ts';

/** A grant that expires, with what is left of it. */
export type ExpiringGrant = {
  accountId: string;
  /** The merchant's ledger. */
  ledgerId: string;
  currency: string;
  number: number;
  kind: 'paid' | 'promotional';
  expiresAt: Date;
  /** Unspent, in minor units. */
  remaining: number;
  /** Unspent and not reserved by a hold: the amount that leaves the balance at `expiresAt`. */
  free: number;
};

/** Identifies the last grant of the page before. */
export type ExpiringGrantCursor = Pick<ExpiringGrant, 'expiresAt' | 'accountId' | 'number'>;

/** Reads open grants that expire after `from` and no later than `until`, the soonest first. */
export async function readExpiringGrants(
  queryable: Queryable,
  {
    from = null,
    until,
    after = null,
    limit = 200,
  }: { from?: Date | null; until: Date; after?: ExpiringGrantCursor | null; limit?: number },
): Promise<ExpiringGrant[]> {
  return queryable.query<ExpiringGrant>(
    `SELECT g.account_id AS "accountId", a.ledger_id AS "ledgerId", a.currency, g.number, g.kind,
       g.expires_at AS "expiresAt", g.remaining, greatest(g.remaining - g.reserved, 0) AS free
     FROM ledger.grants g JOIN ledger.accounts a ON a.id = g.account_id
     WHERE g.open AND g.expires_at < 'infinity' AND g.expires_at > coalesce($1::timestamptz, '-infinity')
       AND g.expires_at <= $2::timestamptz
       AND ($3::timestamptz IS NULL OR (g.expires_at, g.account_id, g.number) > ($3::timestamptz, $4::text, $5::bigint))
     ORDER BY g.expires_at, g.account_id, g.number LIMIT $6`,
    [from, until, after?.expiresAt ?? null, after?.accountId ?? null, after?.number ?? null, limit],
  );
}

/** An open hold that has expired. */
export type ExpiredHold = { id: string; accountId: string; currency: string; amount: number };

/** Reads open holds that have expired by `now`, oldest expiry first, without those of closing accounts: the closure resolves them. */
export async function readExpiredHolds(
  queryable: Queryable,
  { now, limit = 200 }: { now: Date; limit?: number },
): Promise<ExpiredHold[]> {
  return queryable.query<ExpiredHold>(
    `SELECT h.id, h.account_id AS "accountId", a.currency, h.amount
     FROM ledger.holds h JOIN ledger.accounts a ON a.id = h.account_id
     WHERE h.status = 'open' AND h.expires_at <= $1 AND a.status <> 'closing' ORDER BY h.expires_at, h.id LIMIT $2`,
    [now, limit],
  );
}

/** Number of expired holds, expired grants and unclaimed commits that wait for a job, and the next expiry of a hold or grant. */
export type NextExpiry = { due: number; next: Date | null };

/** Counts the work that is due at `now`, and reads the next instant at which a hold or a grant expires. */
export async function readNextExpiry(queryable: Queryable, now: Date): Promise<NextExpiry> {
  const [row] = await queryable.query<NextExpiry>(
    `SELECT count(*) FILTER (WHERE at <= $1)::integer AS due, min(at) FILTER (WHERE at > $1) AS next FROM (
       SELECT expires_at AS at FROM ledger.holds WHERE status = 'open' AND expires_at IS NOT NULL
       UNION ALL
       SELECT expires_at FROM ledger.grants WHERE open AND expires_at < 'infinity' AND remaining > reserved
       UNION ALL
       SELECT $1::timestamptz FROM ledger.outbox
     ) expiries`,
    [now],
  );
  return row ?? { due: 0, next: null };
}
