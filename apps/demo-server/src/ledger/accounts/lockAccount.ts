import type { Transaction } from '../../database/Database.ts';
import { LedgerError } from '../LedgerError.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';

/** An account that nobody else writes until the transaction ends. */
export type LockedAccount = LedgerBalance & {
  /** What a debit can take now: neither reserved nor of a grant that has ended. */
  spendable: number;
};

/**
 * Locks an account, for a caller who has to know what is there before it decides what to post. Rows of the
 * caller's own are locked before it.
 *
 * @throws LedgerError `account_not_found`
 */
export async function lockAccount(
  transaction: Transaction,
  { accountId, at }: { accountId: string; at: Date },
): Promise<LockedAccount> {
  const account = await lockBalance(transaction, accountId);
  // A statement of its own: it sees what was committed while the first one waited for the lock.
  const [grants] = await transaction.query<{ free: number }>(
    `SELECT coalesce(sum(greatest(g.remaining - g.reserved, 0)), 0)::bigint AS free
     FROM ledger.accounts a JOIN ledger.grants g ON g.account_id = a.id
     WHERE a.id = $1 AND g.open AND g.expires_at > $2::timestamptz`,
    [accountId, at],
  );
  const spendable = Math.max(0, Math.min(account.balance - account.reserved, grants?.free ?? 0));
  return { ...account, spendable };
}

/**
 * Locks an account and reads its balance, whatever the number of its grants.
 *
 * @throws LedgerError `account_not_found`
 */
export async function lockBalance(transaction: Transaction, accountId: string): Promise<LedgerBalance> {
  const [account] = await transaction.query<LedgerBalance>(
    `SELECT id AS "accountId", currency, status, balance, reserved, sequence FROM ledger.accounts
     WHERE id = $1 AND role = 'wallet' FOR NO KEY UPDATE`,
    [accountId],
  );
  if (account) return account;
  throw new LedgerError('account_not_found', `There is no account ${accountId}.`, { accountId });
}
