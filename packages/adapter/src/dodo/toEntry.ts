import type { Entry, EntrySource, EntryType } from '../port/Entry.ts';
import type { DodoLedgerEntry } from './DodoClient.ts';
import { dodoAmount } from './dodoAmount.ts';

/** An entry of the vendor as the port shows it. */
export function toEntry(walletId: string, number: number, entry: DodoLedgerEntry): Entry {
  const { currency, reference_object_id: referenceId } = entry;
  const money = (amount: number) => ({ amount: dodoAmount(amount), currency });
  return {
    id: entry.id,
    walletId,
    number,
    ...meaning(entry),
    amount: money(entry.is_credit ? entry.amount : -entry.amount),
    balanceBefore: money(entry.before_balance),
    balanceAfter: money(entry.after_balance),
    reason: entry.reason ?? null,
    reference: referenceId ? { type: entry.event_type, id: referenceId } : null,
    metadata: {},
    createdAt: new Date(entry.created_at).toISOString(),
  };
}

/** The vendor says what an entry came from; type and source say what it is to the customer. */
function meaning({ event_type: event, is_credit: isCredit }: DodoLedgerEntry): {
  type: EntryType;
  source: EntrySource;
} {
  const direction = isCredit ? 'credit' : 'debit';
  switch (event) {
    case 'payment':
      return { type: direction, source: isCredit ? 'topUp' : 'invoice' };
    case 'payment_reversal':
    case 'refund':
      return { type: isCredit ? 'refund' : 'debit', source: 'refund' };
    case 'refund_reversal':
      return { type: 'adjustment', source: 'refund' };
    case 'dispute':
    case 'dispute_reversal':
      return { type: direction, source: 'dispute' };
    default:
      return { type: direction, source: 'merchant' };
  }
}
