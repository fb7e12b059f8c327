import type { Queryable } from '../../database/Database.ts';

/** What is left of a grant that ends, and where it stands. */
export type EndingGrant = {
  accountId: string;
  /** The merchant's book. */
  ledgerId: string;
  currency: string;
  number: number;
  kind: 'paid' | 'promotional';
  expiresAt: Date;
  /** Unspent, in minor units. */
  remaining: number;
  /** Unspent and reserved by no hold: what leaves at `expiresAt`. */
  free: number;
};

/** Where the page before ended: its last grant. */
export type EndingGrantCursor = Pick<EndingGrant, 'expiresAt' | 'accountId' | 'number'>;

/** Grants with something left that end after `from` and at `until` or before, the soonest first. */
export async function readEndingGrants(
  queryable: Queryable,
  {
    from = null,
    until,
    after = null,
    limit = 200,
  }: { from?: Date | null; until: Date; after?: EndingGrantCursor | null; limit?: number },
): Promise<EndingGrant[]> {
  return queryable.query<EndingGrant>(
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
