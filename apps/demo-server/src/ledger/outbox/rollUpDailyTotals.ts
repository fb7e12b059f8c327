import type { Transaction } from '../../database/Database.ts';

/**
 * Puts what was written to some accounts into their daily totals. Reading is exact with or without it; this makes
 * it fast. Any number of servers can do so at once.
 */
export async function rollUpDailyTotals(
  transaction: Transaction,
  accountIds: readonly string[],
): Promise<void> {
  await transaction.query('SELECT ledger.roll_up($1::text[])', [accountIds]);
}
