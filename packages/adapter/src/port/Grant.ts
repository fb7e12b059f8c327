import type { Money } from '../money/Money.ts';
import type { EntrySource } from './Entry.ts';
import type { Page } from './Page.ts';

/** The unspent part of one credit. */
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

/**
 * How grants are listed: `consumption` is the order in which debits consume them, `expiry` lists only those that
 * expire, soonest first.
 */
export const grantOrders = ['consumption', 'expiry'] as const;
export type GrantOrder = (typeof grantOrders)[number];

/** One page of a wallet's grants. */
export type GrantPage = Page<Grant> & {
  /**
   * The `sequence` of the wallet's balance when the page was read. If the wallet has a higher one now, the page may be
   * out of date.
   */
  sequence: number;
};
