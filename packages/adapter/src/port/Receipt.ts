import type { Money } from '../money/Money.ts';
import type { Entry } from './Entry.ts';

/** Receipt of an entry. Show the server's figures as they are. */
export type Receipt = {
  /** Number as printed, such as `R-1042`. Null for an entry that nobody paid for, which has no document. */
  number: string | null;
  entry: Entry;
  merchant: { name: string };
  customer: { name: string };
  /** Lines of the payment. Empty if the entry has no payment. */
  lines: { kind: 'amount' | 'bonus' | 'fee' | 'tax' | 'total'; amount: Money }[];
  /** Payment method as shown, such as `Visa •••• 4242`. Null if the entry has no payment. */
  paidWith: string | null;
  /** RFC 3339, UTC. */
  issuedAt: string;
  /**
   * The issued document. Anyone who has a URL can read it, without signing in. Null if the entry has no document, or the
   * back end has no documents.
   */
  document: { id: string; url: string; pdfUrl: string } | null;
};
