import type { Money } from '../money/Money.ts';
import type { EntrySource } from './Entry.ts';
import type { Page } from './Page.ts';

/** The unspent part of one credit. */
export type Grant = {
  id: string;
  walletId: string;
  /** `promotional` money is never refunded to a payment method. */
  kind: 'paid' | 'promotional';
  source: EntrySource;
  /** Grants with a lower number are consumed first. */
  priority: number;
  original: Money;
  remaining: Money;
  /** Time at which the remaining money expires; null if it does not. RFC 3339, UTC. */
  expiresAt: string | null;
  /** Id of the entry that credited the money. */
  entryId: string;
  /** RFC 3339, UTC. */
  createdAt: string;
};

/**
 * Orders in which grants are listed. `consumption` is the order in which debits consume them. `expiry` lists only grants
 * that expire, soonest first.
 */
export const grantOrders = ['consumption', 'expiry'] as const;
export type GrantOrder = (typeof grantOrders)[number];

/** One page of a wallet's grants. */
export type GrantPage = Page<Grant> & {
  /**
   * `sequence` of the wallet's balance when the page was read. If the wallet has a higher one now, the page may be
   * out of date.
   */
  sequence: number;
};
