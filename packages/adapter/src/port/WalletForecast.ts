import type { Money } from '../money/Money.ts';

/** Estimate of how long the available balance lasts. */
export type WalletForecast = {
  walletId: string;
  /** Average spend per day on usage and invoices over `basisDays`. Null without enough data. */
  averageDailySpend: Money | null;
  /** Number of full days of history that the forecast uses. */
  basisDays: number;
  /** Days until `availableBalance` is spent, at the faster (`min`) and the slower (`max`) observed pace. Null without enough data. */
  daysLeft: { min: number; max: number } | null;
  /** Amount that would expire unspent at the average pace. */
  expiringAtRisk: Money;
  /** RFC 3339, UTC. */
  asOf: string;
};
