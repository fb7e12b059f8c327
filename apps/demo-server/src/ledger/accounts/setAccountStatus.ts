import type { Transaction } from '../../database/Database.ts';
import { LedgerError } from '../LedgerError.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';
import { appendEvents, type NewEvent } from '../outbox/appendEvents.ts';
import { lockBalance } from './lockAccount.ts';

/**
 * Changes the status of an account, with its event. Nothing happens when the account has that status already.
 * A closing account can only be closed, and a closed one stays closed. Closing needs a balance of 0 and no
 * open hold. The database enforces both.
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
    throw new LedgerError('account_closed', `Account ${accountId} is closed for good.`, { accountId });
  }
  if (account.status === 'closing' && status !== 'closed') {
    throw new LedgerError('account_closing', `Account ${accountId} is closing.`, { accountId });
  }
  await transaction.query('UPDATE ledger.accounts SET status = $2 WHERE id = $1', [accountId, status]);
  return appendEvents(transaction, accountId, [event]);
}
