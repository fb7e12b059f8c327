import type { AlertSettings, AutoTopUp, WalletBalance, WalletForecast } from '@coffer/adapter';

/** How grave it is, from nothing to say to nothing left. */
export const lowBalanceSeverities = ['none', 'info', 'warning', 'critical', 'empty'] as const;
export type LowBalanceSeverity = (typeof lowBalanceSeverities)[number];

/**
 * Why the customer should know. `owed`: below zero by a dispute. `empty`: nothing available.
 * `belowThreshold`: below the alert's threshold. `runningOut`: by the forecast, within days.
 * `fundsExpiring`: a part of the balance expires within days. The others: the rule that should have refilled
 * it is paused, was declined at its last attempt, waits for a confirmation, or has reached its cap.
 */
export type LowBalanceReason =
  | 'owed'
  | 'empty'
  | 'belowThreshold'
  | 'runningOut'
  | 'autoTopUpPaused'
  | 'autoTopUpFailed'
  | 'autoTopUpRequiresAction'
  | 'autoTopUpLimitReached'
  | 'fundsExpiring';

/** One thing that the customer should know. */
export type LowBalanceConcern = {
  reason: LowBalanceReason;
  severity: Exclude<LowBalanceSeverity, 'none'>;
  /** Which time it is that this happened; what was dismissed once is shown at the next. */
  crossing: string;
};

/** What was dismissed, by reason. */
export type LowBalanceDismissals = Partial<
  Readonly<Record<LowBalanceReason, Pick<LowBalanceConcern, 'severity' | 'crossing'>>>
>;

/** What concerns are drawn from; undefined is not known, or not offered. */
export type LowBalanceFacts = {
  balance: WalletBalance | undefined;
  forecast: WalletForecast | undefined;
  autoTopUp: AutoTopUp | undefined;
  alertSettings: AlertSettings | undefined;
};

/** What to tell the customer now. */
export type LowBalanceReport = {
  /** Of the gravest concern that was not dismissed; `none` also until all is known that it rests on. */
  severity: LowBalanceSeverity;
  /** Of that concern. */
  reason: LowBalanceReason | null;
  /** All that were not dismissed, the gravest first. */
  concerns: readonly LowBalanceConcern[];
  /** Whether there was something to tell, and the customer dismissed it. */
  isDismissed: boolean;
  /** Hides what is told now, until it comes anew or grows graver. Kept across reloads, and followed by other tabs. */
  dismiss: () => void;
};
