import type { Queryable } from '../../database/Database.ts';
import type { LedgerEntry } from '../LedgerReceipt.ts';
import { type EntryRow, entryColumns, entryFromRow } from './entryRow.ts';

/** One entry, by its account and number or by its transaction; null when there is none. */
export async function readEntry(
  queryable: Queryable,
  which: { accountId: string; number: number } | { transactionId: string },
): Promise<LedgerEntry | null> {
  const [row] =
    'number' in which
      ? await queryable.query<EntryRow>(
          `SELECT ${entryColumns} FROM ledger.entries e WHERE e.account_id = $1 AND e.number = $2`,
          [which.accountId, which.number],
        )
      : await queryable.query<EntryRow>(
          `SELECT ${entryColumns} FROM ledger.transfers t
           JOIN ledger.entries e ON e.account_id = t.account_id AND e.number = t.number
           WHERE t.transaction_id = $1`,
          [which.transactionId],
        );
  return row ? entryFromRow(row) : null;
}
