import type { Money } from '../money/Money.ts';
import type { Entry } from './Entry.ts';

/** What proves an entry: the server's figures, to be shown and kept as they are. */
export type Receipt = {
  /** `R-1042`. */
  number: string;
  entry: Entry;
  merchant: { name: string };
  customer: { name: string };
  /** What was paid and got, line by line; empty where nobody paid. */
  lines: { kind: 'amount' | 'bonus' | 'fee' | 'tax' | 'total'; amount: Money }[];
  /** How it was paid: `Visa •••• 4242`; null where nobody paid. */
  paidWith: string | null;
  /** RFC 3339, UTC. */
  issuedAt: string;
};
