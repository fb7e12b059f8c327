import type { Queryable } from '../../database/Database.ts';

/** What stood in an account at the end of the instant `at`, in minor units; null without such an account. */
export async function readBalanceAsOf(
  queryable: Queryable,
  accountId: string,
  at: Date,
): Promise<number | null> {
  const [row] = await queryable.query<{ balance: number }>(
    `SELECT coalesce((
       SELECT e.balance_after FROM ledger.entries e
       WHERE e.account_id = a.id AND e.created_at <= $2
       ORDER BY e.created_at DESC, e.number DESC LIMIT 1
     ), 0) AS balance
     FROM ledger.accounts a WHERE a.id = $1 AND a.role = 'wallet'`,
    [accountId, at],
  );
  return row?.balance ?? null;
}
