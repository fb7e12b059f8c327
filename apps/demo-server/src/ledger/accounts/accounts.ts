import type { Queryable, Transaction } from '../../database/Database.ts';
import { LedgerError } from '../LedgerError.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';
import { appendEvents, type NewEvent } from './appendEvents.ts';

/**
 * Opens a ledger. Does nothing if it is open already.
 *
 * @param id chosen by the caller: up to 40 printable characters without spaces
 */
export async function openLedger(queryable: Queryable, { id }: { id: string }): Promise<void> {
  await queryable.query('INSERT INTO ledger.ledgers (id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
}

export type OpenAccountParameters = {
  /** Chosen by the caller: up to 64 printable characters without spaces. */
  id: string;
  /** An open ledger. */
  ledgerId: string;
  /** ISO 4217. */
  currency: string;
};

/**
 * Opens a wallet's account with a balance of zero, and the ledger's own accounts in that currency. Does nothing if they
 * are open already.
 */
export async function openAccount(
  queryable: Queryable,
  { id, ledgerId, currency }: OpenAccountParameters,
): Promise<void> {
  await queryable.query(
    `INSERT INTO ledger.accounts (id, ledger_id, role, currency)
     SELECT p.id, $2, p.role, $3
     FROM (
       SELECT $2 || ':' || role || ':' || $3 AS id, role
       FROM unnest(ARRAY['breakage', 'cash', 'corrections', 'externalPayments', 'fees', 'promotions', 'revenue']) role
       UNION ALL SELECT $1, 'wallet'
     ) p
     WHERE NOT EXISTS (SELECT FROM ledger.accounts a WHERE a.id = p.id COLLATE "C")
     ORDER BY p.id COLLATE "C"
     ON CONFLICT DO NOTHING`,
    [id, ledgerId, currency],
  );
}

/** An account that no other transaction writes to until this one ends. */
export type LockedAccount = LedgerBalance & {
  /** Amount that a debit can take now: neither reserved nor expired. */
  spendable: number;
};

/**
 * Locks an account, so that the caller can decide from its state what to post. Lock your own rows first: that is the lock
 * order.
 *
 * @throws LedgerError `account_not_found`
 */
export async function lockAccount(
  transaction: Transaction,
  { accountId, at }: { accountId: string; at: Date },
): Promise<LockedAccount> {
  const account = await lockBalance(transaction, accountId);
  // A second statement, because it sees what was committed while the first one waited for the lock.
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

/**
 * Sets the status of an account and adds its event. Does nothing if the account has that status already. A closing
 * account can only be closed, and a closed one stays closed. Closing needs a balance of 0 and no open hold: the database
 * enforces both.
 *
 * @throws LedgerError `account_not_found`, `account_closing` or `account_closed`
 */
export async function setAccountStatus(
  transaction: Transaction,
  { accountId, status, event }: { accountId: string; status: LedgerBalance['status']; event: NewEvent },
): Promise<LedgerBalance> {
  const account = await lockBalance(transaction, accountId);
  if (account.status === status) return account;
  if (account.status === 'closed') {
    throw new LedgerError('account_closed', `Account ${accountId} is closed.`, { accountId });
  }
  if (account.status === 'closing' && status !== 'closed') {
    throw new LedgerError('account_closing', `Account ${accountId} is closing.`, { accountId });
  }
  await transaction.query('UPDATE ledger.accounts SET status = $2 WHERE id = $1', [accountId, status]);
  return appendEvents(transaction, accountId, [event]);
}
