import type { Queryable } from '../../database/Database.ts';

/** Amount that a reversal of a debit can return to one grant. */
export type ReversiblePart = {
  grantNumber: number;
  kind: 'paid' | 'promotional';
  /** Whether the grant has expired, so that the amount leaves again with the next expiry. */
  hasExpired: boolean;
  amount: number;
};

/** Reads what is not yet reversed of a debit, by grant, in the order in which a reversal returns it. */
export function readReversible(
  queryable: Queryable,
  { accountId, number, at }: { accountId: string; number: number; at: Date },
): Promise<ReversiblePart[]> {
  return queryable.query<ReversiblePart>(
    `SELECT * FROM (
       SELECT c.grant_number AS "grantNumber", g.kind, g.expires_at <= $3::timestamptz AS "hasExpired",
         c.amount - coalesce((
           SELECT sum(r.amount) FROM ledger.reversals u
           JOIN ledger.grant_restorations r ON r.account_id = u.account_id AND r.number = u.number
             AND r.grant_number = c.grant_number
           WHERE u.account_id = c.account_id AND u.reversed_number = c.number
         ), 0)::bigint AS amount, g.priority, g.expires_at
       FROM ledger.consumptions c
       JOIN ledger.grants g ON g.account_id = c.account_id AND g.number = c.grant_number
       WHERE c.account_id = $1 AND c.number = $2
     ) p WHERE p.amount > 0
     ORDER BY p.priority DESC, p.expires_at DESC, p.kind, p."grantNumber" DESC`,
    [accountId, number, at],
  );
}
