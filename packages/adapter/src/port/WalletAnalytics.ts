import type { Money } from '../money/Money.ts';
import type { EntrySource } from './Entry.ts';

export type AnalyticsParameters = {
  walletId: string;
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: string;
  /** Last day, inclusive, `YYYY-MM-DD`, in UTC. At most 366 days after `from`. */
  to: string;
};

/** A wallet's daily figures, in its own currency. */
export type WalletAnalytics = {
  walletId: string;
  from: string;
  to: string;
  /** Balance at the end of each day, for every day from `from` to `to`. */
  balances: { date: string; balance: Money }[];
  /** Sums of the entries by source, in and out, both positive. Largest sum first. */
  flows: { source: EntrySource; in: Money; out: Money }[];
  /** Spend by reason, largest first. At most 20; the others are summed with `reason: null`. */
  spend: { reason: string | null; amount: Money }[];
};
