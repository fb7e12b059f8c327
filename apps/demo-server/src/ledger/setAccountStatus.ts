import type { Transaction } from '../database/Database.ts';
import { appendEvents, type NewEvent } from './appendEvents.ts';
import type { LedgerBalance } from './LedgerReceipt.ts';
import { LedgerRefusal } from './LedgerRefusal.ts';

/**
 * Freezes, unfreezes or closes an account, with its event. To the status that it has already, nothing
 * happens and there is no event. Closed is for good, and wants a balance of 0 and no open hold: the
 * database itself refuses it otherwise.
 *
 * @throws LedgerRefusal `account_not_found`, or `account_closed` when it was closed before
 */
export async function setAccountStatus(
  transaction: Transaction,
  { accountId, status, event }: { accountId: string; status: LedgerBalance['status']; event: NewEvent },
): Promise<LedgerBalance> {
  const [account] = await transaction.query<LedgerBalance>(
    `SELECT id AS "accountId", currency, status, balance, held, sequence FROM ledger.accounts
     WHERE id = $1 AND role = 'wallet' FOR NO KEY UPDATE`,
    [accountId],
  );
  if (!account)
    throw new LedgerRefusal('account_not_found', `There is no account ${accountId}.`, { accountId });
  if (account.status === status) return account;
  if (account.status === 'closed') {
    throw new LedgerRefusal('account_closed', `Account ${accountId} is closed for good.`, { accountId });
  }
  await transaction.query('UPDATE ledger.accounts SET status = $2 WHERE id = $1', [accountId, status]);
  return appendEvents(transaction, accountId, [event]);
}
