import type { Queryable } from '../../database/Database.ts';
import type { IdempotencyKey } from '../LedgerOperation.ts';
import type { LedgerBalance, LedgerReceipt } from '../LedgerReceipt.ts';
import { type EntryRow, entryColumns, entryFromRow } from '../queries/entryRow.ts';
import { arrayLiteral } from './arrayLiteral.ts';

/** The receipts that keys got when they were first used, by the very key objects given. */
export async function readReplays(
  queryable: Queryable,
  keys: readonly IdempotencyKey[],
): Promise<Map<IdempotencyKey | undefined, LedgerReceipt>> {
  const receipts = new Map<IdempotencyKey | undefined, LedgerReceipt>();
  if (keys.length === 0) return receipts;
  const rows = await queryable.query<ReplayRow>(
    `SELECT p.position, k.account_id AS key_account_id, a.currency AS account_currency, k.balance, k.reserved,
       k.sequence, k.status, ${entryColumns}
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY p (scope, key, position)
     JOIN ledger.idempotency_keys k ON k.scope = p.scope AND k.key = p.key
     JOIN ledger.accounts a ON a.id = k.account_id
     LEFT JOIN ledger.entries e ON e.account_id = k.account_id AND e.number = k.number`,
    [arrayLiteral(keys.map(({ scope }) => scope)), arrayLiteral(keys.map(({ key }) => key))],
  );
  for (const row of rows) {
    const balance: LedgerBalance = {
      accountId: row.key_account_id,
      currency: row.account_currency,
      status: row.status,
      balance: row.balance,
      reserved: row.reserved,
      sequence: row.sequence,
    };
    const entry = row.number === null ? null : entryFromRow({ ...row, number: row.number });
    receipts.set(keys[row.position - 1], { entry, balance, replayed: true });
  }
  return receipts;
}

type ReplayRow = Omit<EntryRow, 'number'> & {
  position: number;
  number: number | null;
  key_account_id: string;
  account_currency: string;
  balance: number;
  reserved: number;
  sequence: number;
  status: LedgerBalance['status'];
};
