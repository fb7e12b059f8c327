import type { Money } from '../money/Money.ts';

/** Types of an entry. `credit` adds funds, `debit` deducts them, `refund` returns them, `adjustment` corrects the balance. */
export const entryTypes = ['credit', 'debit', 'refund', 'adjustment'] as const;
export type EntryType = (typeof entryTypes)[number];

/** Causes of an entry. */
export const entrySources = [
  'topUp',
  'autoTopUp',
  'paymentLink',
  'merchant',
  'promotion',
  'bonus',
  'invoice',
  'usage',
  'refund',
  'expiry',
  'closure',
  'dispute',
  'correction',
] as const;
export type EntrySource = (typeof entrySources)[number];

/** Object that an entry belongs to, such as `{ type: 'invoice', id: 'INV-0042' }`. */
export type EntryReference = { type: string; id: string };

/** One movement in a wallet, as the customer sees it. An entry never changes; a correction is a new entry. */
export type Entry = {
  id: string;
  walletId: string;
  /** Number within the wallet: 1, 2, 3 … without gaps. */
  number: number;
  type: EntryType;
  source: EntrySource;
  /** Signed amount: negative if money left the wallet. */
  amount: Money;
  balanceBefore: Money;
  balanceAfter: Money;
  reason: string | null;
  reference: EntryReference | null;
  metadata: Record<string, string>;
  /** RFC 3339, UTC. */
  createdAt: string;
};
