import type { Entry } from '@coffer/adapter';
import type { LedgerEntry } from '../../ledger/index.ts';
import { entryId, toEntrySource } from '../shared/index.ts';

/** Converts an entry of the ledger to an entry of the API. */
export function toEntry(entry: LedgerEntry): Entry {
  const money = (amount: number) => ({ amount, currency: entry.currency });
  return {
    id: entryId(entry.accountId, entry.number),
    walletId: entry.accountId,
    number: entry.number,
    type: entry.type,
    source: toEntrySource(entry.source),
    amount: money(entry.amount),
    balanceBefore: money(entry.balanceBefore),
    balanceAfter: money(entry.balanceAfter),
    reason: entry.reason,
    reference: entry.reference,
    metadata: entry.metadata,
    createdAt: entry.createdAt.toISOString(),
  };
}
