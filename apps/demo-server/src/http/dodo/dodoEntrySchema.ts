import type { Entry, EntrySource } from '@coffer/adapter';
import { z } from 'zod';
import { currencySchema, timestampSchema } from '../schemas.ts';

/** A ledger entry in Dodo's API. */
export const dodoEntrySchema = z
  .strictObject({
    id: z.string(),
    business_id: z.string(),
    customer_id: z.string(),
    currency: currencySchema,
    amount: z.int().positive(),
    is_credit: z.boolean(),
    event_type: z.enum([
      'payment',
      'payment_reversal',
      'refund',
      'refund_reversal',
      'dispute',
      'dispute_reversal',
      'merchant_adjustment',
    ]),
    before_balance: z.int(),
    after_balance: z.int(),
    created_at: timestampSchema,
    reason: z.string().nullable(),
    reference_object_id: z.string().nullable(),
  })
  .meta({ id: 'DodoLedgerEntry' });

type DodoEntry = z.output<typeof dodoEntrySchema>;

/** Converts an entry to Dodo's format. */
export function toDodoEntry(owner: { merchantId: string; customerId: string }, entry: Entry): DodoEntry {
  const isCredit = entry.amount.amount > 0;
  return {
    id: entry.id,
    business_id: owner.merchantId,
    customer_id: owner.customerId,
    currency: entry.amount.currency,
    amount: Math.abs(entry.amount.amount),
    is_credit: isCredit,
    event_type: eventType(entry.source, isCredit),
    before_balance: entry.balanceBefore.amount,
    after_balance: entry.balanceAfter.amount,
    created_at: entry.createdAt,
    reason: entry.reason,
    reference_object_id: entry.reference?.id ?? null,
  };
}

function eventType(source: EntrySource, isCredit: boolean): DodoEntry['event_type'] {
  switch (source) {
    case 'topUp':
    case 'autoTopUp':
    case 'paymentLink':
    case 'invoice':
      return 'payment';
    case 'refund':
      return 'refund';
    case 'dispute':
      return isCredit ? 'dispute_reversal' : 'dispute';
    case 'merchant':
    case 'promotion':
    case 'bonus':
    case 'usage':
    case 'expiry':
    case 'closure':
    case 'correction':
      return 'merchant_adjustment';
    default:
      return source satisfies never;
  }
}
