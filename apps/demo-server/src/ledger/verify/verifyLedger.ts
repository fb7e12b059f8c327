import type { Queryable } from '../../database/Database.ts';
import { ledgerChecks } from './ledgerChecks.ts';
import { ledgerTables } from './ledgerTables.ts';

/** Inconsistency of an account, with the number of its entry, grant or event. */
export type LedgerFault = { accountId: string; number: number | null; fault: string };

/**
 * Recomputes everything that the ledger stores twice, hashes included, and returns the differences: an empty list if the
 * ledger is intact. Checks all accounts or one. Returns up to `limit` faults. Defaults to `100`.
 */
export async function verifyLedger(
  queryable: Queryable,
  { accountId = null, limit = 100 }: { accountId?: string | null; limit?: number } = {},
): Promise<LedgerFault[]> {
  const checks = ledgerChecks(ledgerTables(accountId === null ? null : '$2::text'));
  return queryable.query<LedgerFault>(
    `SELECT account_id AS "accountId", number, fault FROM (${checks.join(' UNION ALL ')}) faults
     ${accountId === null ? '' : 'WHERE account_id = $2'} ORDER BY account_id, number LIMIT $1`,
    accountId === null ? [limit] : [limit, accountId],
  );
}
