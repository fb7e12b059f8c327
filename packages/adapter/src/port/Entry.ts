import type { Money } from '../money/Money.ts';

/** `credit` funds added, `debit` funds deducted, `refund` funds returned, `adjustment` a correction by hand. */
export const entryTypes = ['credit', 'debit', 'refund', 'adjustment'] as const;
export type EntryType = (typeof entryTypes)[number];

/** Why an entry exists. */
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

/** What an entry belongs to: `{ type: 'invoice', id: 'INV-0042' }`. */
export type EntryReference = { type: string; id: string };

/** One movement of a wallet, as its customer sees it. It never changes; a correction is a new entry. */
export type Entry = {
  id: string;
  walletId: string;
  /** 1, 2, 3 … in its wallet, without a gap. */
  number: number;
  type: EntryType;
  source: EntrySource;
  /** Signed: negative where money left. */
  amount: Money;
  balanceBefore: Money;
  balanceAfter: Money;
  reason: string | null;
  reference: EntryReference | null;
  metadata: Record<string, string>;
  /** RFC 3339, UTC. */
  createdAt: string;
};
