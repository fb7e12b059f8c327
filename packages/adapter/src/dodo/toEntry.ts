import { WalletError } from '../errors/WalletError.ts';
import { isAmount } from '../money/Money.ts';
import type { Entry, EntrySource, EntryType } from '../port/Entry.ts';
import type { DodoLedgerEntry } from './DodoClient.ts';

/** Converts an entry of the vendor to one of the port. */
export function toEntry(walletId: string, number: number, entry: DodoLedgerEntry): Entry {
  const { currency, reference_object_id: referenceId } = entry;
  const money = (amount: number) => ({ amount: dodoAmount(amount), currency });
  return {
    id: entry.id,
    walletId,
    number,
    ...typeAndSource(entry),
    amount: money(entry.is_credit ? entry.amount : -entry.amount),
    balanceBefore: money(entry.before_balance),
    balanceAfter: money(entry.after_balance),
    reason: entry.reason ?? null,
    reference: referenceId ? { type: entry.event_type, id: referenceId } : null,
    metadata: {},
    createdAt: new Date(entry.created_at).toISOString(),
  };
}

/** Maps the vendor's event type to a type and a source. Other event types are entries by the merchant. */
function typeAndSource({ event_type: event, is_credit: isCredit }: DodoLedgerEntry): {
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

/** @throws WalletError `malformed_response` if the vendor's amount is not an exact integer. */
export function dodoAmount(value: number): number {
  if (isAmount(value)) return value;
  throw new WalletError('malformed_response', 'Dodo Payments sent an amount that is not a whole number.');
}
