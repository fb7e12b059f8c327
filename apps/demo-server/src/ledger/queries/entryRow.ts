import type { LedgerEntry } from '../LedgerReceipt.ts';

/** The columns of `ledger.entries` that make a `LedgerEntry`. */
export const entryColumns = `e.account_id, e.number, e.transaction_id, e.type, e.source, e.currency, e.amount,
  e.balance_before, e.balance_after, e.reason, e.reference_type, e.reference_id, e.metadata, e.created_at`;

/** A row of `entryColumns`. */
export type EntryRow = {
  account_id: string;
  number: number;
  transaction_id: string;
  type: LedgerEntry['type'];
  source: LedgerEntry['source'];
  currency: string;
  amount: number;
  balance_before: number;
  balance_after: number;
  reason: string | null;
  reference_type: string | null;
  reference_id: string | null;
  metadata: Record<string, string>;
  created_at: Date;
};

/** The entry that a row holds. */
export function entryFromRow(row: EntryRow): LedgerEntry {
  return {
    accountId: row.account_id,
    number: row.number,
    transactionId: row.transaction_id,
    type: row.type,
    source: row.source,
    currency: row.currency,
    amount: row.amount,
    balanceBefore: row.balance_before,
    balanceAfter: row.balance_after,
    reason: row.reason,
    reference: referenceFromRow(row),
    metadata: row.metadata,
    createdAt: row.created_at,
  };
}

/** What a row's entry or hold belongs to. */
export function referenceFromRow(row: { reference_type: string | null; reference_id: string | null }) {
  const { reference_type: type, reference_id: id } = row;
  return type !== null && id !== null ? { type, id } : null;
}
