import type { Money } from '../money/Money.ts';

/** How long the available balance should last, as a range and never as a promise. */
export type WalletForecast = {
  walletId: string;
  /** Mean of what left for usage and invoices a day, over `basisDays`; null without enough data. */
  averageDailySpend: Money | null;
  /** How many full days of history it rests on. */
  basisDays: number;
  /** Days until `availableBalance` is spent, at the faster and at the slower pace seen; null without enough data. */
  daysLeft: { min: number; max: number } | null;
  /** What would expire unspent at that pace. */
  expiringAtRisk: Money;
  /** RFC 3339, UTC. */
  asOf: string;
};
