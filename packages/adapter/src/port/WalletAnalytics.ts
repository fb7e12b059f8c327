import type { Money } from '../money/Money.ts';
import type { EntrySource } from './Entry.ts';

export type AnalyticsParameters = {
  walletId: string;
  /** First day, `YYYY-MM-DD`, in UTC. */
  from: string;
  /** Last day, inclusive; at most 366 days after `from`. */
  to: string;
};

/** A wallet's days, in its own currency. */
export type WalletAnalytics = {
  walletId: string;
  from: string;
  to: string;
  /** The balance at the end of each day, one for every day from `from` to `to`. */
  balances: { date: string; balance: Money }[];
  /** What came in and went out by source; both positive, most money first. */
  flows: { source: EntrySource; in: Money; out: Money }[];
  /** What was spent by reason, most money first; at most 20, the rest summed as `reason: null`. */
  spend: { reason: string | null; amount: Money }[];
};
