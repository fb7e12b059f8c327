import type { Queryable } from '../../database/Database.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';

/** An account's balance with what its open grants say of it. */
export type AccountBalance = LedgerBalance & {
  /** The most that a debit can take at this instant, in minor units; below zero where more is reserved or owed. */
  available: number;
  /** The part of the balance that is promotional, in minor units. */
  promotional: number;
  /** The soonest end of an open grant, and what stands in the grants that end then. */
  nextExpiry: { at: Date; amount: number } | null;
};

/**
 * Reads an account's balance as of now, `at`; null when there is no such account. Credit that has expired is not
 * available, as `ledger.post_batch` decides it, even before it leaves the balance.
 */
export async function readBalance(
  queryable: Queryable,
  { accountId, at }: { accountId: string; at: Date },
): Promise<AccountBalance | null> {
  const [row] = await queryable.query<BalanceRow>(
    `SELECT a.currency, a.status, a.balance, a.reserved, a.sequence, a.balance - a.reserved - p.ended AS available, p.promotional,
       x.expires_at, x.amount
     FROM ledger.accounts a
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(g.remaining) FILTER (WHERE g.kind = 'promotional'), 0)::bigint AS promotional,
         coalesce(sum(greatest(g.remaining - g.reserved, 0)) FILTER (WHERE g.expires_at <= $2), 0)::bigint AS ended
       FROM ledger.grants g WHERE g.account_id = a.id AND g.open
     ) p
     LEFT JOIN LATERAL (
       SELECT g.expires_at, sum(g.remaining)::bigint AS amount FROM ledger.grants g
       WHERE g.account_id = a.id AND g.open AND g.expires_at > $2 AND g.expires_at < 'infinity'
       GROUP BY g.expires_at ORDER BY g.expires_at LIMIT 1
     ) x ON true
     WHERE a.id = $1 AND a.role = 'wallet'`,
    [accountId, at],
  );
  if (!row) return null;
  const { expires_at: expiresAt, amount, ...balance } = row;
  const nextExpiry = expiresAt !== null && amount !== null ? { at: expiresAt, amount } : null;
  return { accountId, ...balance, nextExpiry };
}

type BalanceRow = Omit<LedgerBalance, 'accountId'> & {
  available: number;
  promotional: number;
  expires_at: Date | null;
  amount: number | null;
};
