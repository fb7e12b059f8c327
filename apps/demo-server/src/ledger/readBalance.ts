import type { Queryable } from '../database/Database.ts';
import type { LedgerBalance } from './LedgerReceipt.ts';

/** An account's balance with what its open grants say of it. */
export type AccountBalance = LedgerBalance & {
  /** The part of the balance that is promotional, in minor units. */
  promotional: number;
  /** The soonest end of an open grant, and what stands in the grants that end then. */
  nextExpiry: { at: Date; amount: number } | null;
};

/** What stands in an account now; null when there is no such account. */
export async function readBalance(queryable: Queryable, accountId: string): Promise<AccountBalance | null> {
  const [row] = await queryable.query<BalanceRow>(
    `SELECT a.currency, a.status, a.balance, a.held, a.sequence, p.promotional, x.expires_at, x.amount
     FROM ledger.accounts a
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(g.remaining), 0)::bigint AS promotional FROM ledger.grants g
       WHERE g.account_id = a.id AND g.open AND g.kind = 'promotional'
     ) p
     LEFT JOIN LATERAL (
       SELECT g.expires_at, sum(g.remaining)::bigint AS amount FROM ledger.grants g
       WHERE g.account_id = a.id AND g.open AND g.expires_at < 'infinity'
       GROUP BY g.expires_at ORDER BY g.expires_at LIMIT 1
     ) x ON true
     WHERE a.id = $1 AND a.role = 'wallet'`,
    [accountId],
  );
  if (!row) return null;
  const { currency, status, balance, held, sequence, promotional, expires_at: at, amount } = row;
  const nextExpiry = at !== null && amount !== null ? { at, amount } : null;
  return { accountId, currency, status, balance, held, sequence, promotional, nextExpiry };
}

type BalanceRow = Omit<LedgerBalance, 'accountId'> & {
  promotional: number;
  expires_at: Date | null;
  amount: number | null;
};
