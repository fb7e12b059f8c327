import type { Entry, EntrySource } from './Entry.ts';

/** Reasons that Coffer itself gives to an entry. Each language words them. */
export type SystemReasonCode = (typeof reasons)[number]['code'];

/** Reason that Coffer gave to an entry, with the number of the invoice that it names. */
export type SystemReason = { code: SystemReasonCode; invoiceNumber: string | null };

/**
 * English texts that a ledger stores, by code. Entries never change, so the codes are read from the stored text. It
 * stays searchable, and entries from before the codes have one too.
 */
const reasons = [
  { code: 'topUp', text: 'Top-up' },
  { code: 'autoTopUp', text: 'Auto top-up' },
  { code: 'paymentLink', text: 'Top-up by link' },
  { code: 'topUpBonus', text: 'Top-up bonus' },
  { code: 'topUpRefund', text: 'Refund of a top-up' },
  { code: 'refundedBonus', text: 'Bonus of a refunded top-up' },
  { code: 'refundRejected', text: 'Refund that the card refused' },
  { code: 'openingBalance', text: 'Opening balance' },
  { code: 'promoCreditExpired', text: 'Promotional credit expired' },
  { code: 'creditExpired', text: 'Credit expired' },
  { code: 'topUpDisputed', text: 'Disputed top-up' },
  { code: 'disputeWon', text: 'Dispute decided for you' },
  { code: 'walletClosed', text: 'Wallet closed' },
  { code: 'invoice', text: 'Invoice {number}' },
  { code: 'invoiceVoided', text: 'Invoice {number} was voided' },
  { code: 'invoiceRefund', text: 'Refund of invoice {number}' },
  { code: 'invoiceRefundToCard', text: 'Refund of invoice {number} to a card' },
  { code: 'invoiceSurplus', text: 'Payment above the amount due of invoice {number}' },
  { code: 'invoiceDisputed', text: 'Disputed payment of invoice {number}' },
  { code: 'invoiceDisputeWon', text: 'Dispute of invoice {number} decided for the payment' },
] as const;

/** Sources of entries that only a merchant words. */
const merchantSources: readonly EntrySource[] = ['merchant', 'promotion', 'usage', 'correction'];

/** Returns the code of the reason that Coffer gave to an entry, or null for the merchant's own words. */
export function systemReasonOf({ source, reason }: Pick<Entry, 'source' | 'reason'>): SystemReason | null {
  if (reason === null || (merchantSources.includes(source) && reason !== 'Opening balance')) return null;
  for (const { code, text } of reasons) {
    if (reason === text) return { code, invoiceNumber: null };
    const [start = '', end = ''] = text.split('{number}');
    if (!text.includes('{number}') || !reason.startsWith(start) || !reason.endsWith(end)) continue;
    const invoiceNumber = reason.slice(start.length, reason.length - end.length);
    if (/^[\w-]+$/.test(invoiceNumber)) return { code, invoiceNumber };
  }
  return null;
}
