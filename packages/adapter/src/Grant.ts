import type { EntrySource } from './Entry.ts';
import type { Money } from './Money.ts';

/** The unspent part of one credit. Debits consume grants in the order in which they are listed. */
export type Grant = {
  id: string;
  walletId: string;
  /** `promotional` money never goes back to a card. */
  kind: 'paid' | 'promotional';
  source: EntrySource;
  /** Lower is consumed first. */
  priority: number;
  original: Money;
  remaining: Money;
  /** When the rest leaves the wallet; null where it does not. RFC 3339, UTC. */
  expiresAt: string | null;
  /** The entry that credited it. */
  entryId: string;
  /** RFC 3339, UTC. */
  createdAt: string;
};
