import type { AlertSettings, AutoTopUp, WalletBalance, WalletForecast } from '@coffer/adapter';

/** Severities from lowest to highest. */
export const lowBalanceSeverities = ['none', 'info', 'warning', 'critical', 'empty'] as const;
export type LowBalanceSeverity = (typeof lowBalanceSeverities)[number];

/**
 * Reasons for a concern.
 *
 * - `owed`: the balance is negative, for example after a dispute.
 * - `empty`: nothing is available.
 * - `belowThreshold`: less is available than the alert's threshold.
 * - `runningOut`: by the forecast, the balance lasts only days.
 * - `fundsExpiring`: a part of the balance expires within days.
 * - `autoTopUpPaused`, `autoTopUpFailed`, `autoTopUpRequiresAction`, `autoTopUpLimitReached`: auto top-up did not refill
 *   the wallet, because it is paused, its last charge was declined, a charge waits for a confirmation, or its limit is
 *   reached.
 */
export const lowBalanceReasons = [
  'owed',
  'empty',
  'belowThreshold',
  'runningOut',
  'autoTopUpPaused',
  'autoTopUpFailed',
  'autoTopUpRequiresAction',
  'autoTopUpLimitReached',
  'fundsExpiring',
] as const;
export type LowBalanceReason = (typeof lowBalanceReasons)[number];

/** One thing that the customer should know. */
export type LowBalanceConcern = {
  reason: LowBalanceReason;
  severity: Exclude<LowBalanceSeverity, 'none'>;
  /** Identifies this occurrence. A dismissed concern is shown again at its next occurrence. */
  occurrence: string;
};

/** Dismissed concerns, by reason. */
export type LowBalanceDismissals = Partial<
  Readonly<Record<LowBalanceReason, Pick<LowBalanceConcern, 'severity' | 'occurrence'>>>
>;

/** Data that concerns are derived from. Undefined means that it is not known yet, or that the backend does not offer it. */
export type LowBalanceFacts = {
  balance: WalletBalance | undefined;
  forecast: WalletForecast | undefined;
  autoTopUp: AutoTopUp | undefined;
  alertSettings: AlertSettings | undefined;
};

/** Concerns of a wallet that the customer has not dismissed. */
export type LowBalanceReport = {
  /** Severity of the most severe concern. `none` without a concern, and until all data is known. */
  severity: LowBalanceSeverity;
  /** Reason of the most severe concern; null without one. */
  reason: LowBalanceReason | null;
  /** Concerns, most severe first. */
  concerns: readonly LowBalanceConcern[];
  /** Whether there are concerns and the customer has dismissed all of them. */
  isDismissed: boolean;
  /**
   * Dismisses the current concerns. A dismissed concern returns when it occurs again or becomes more severe. Dismissals
   * survive reloads and apply to other tabs.
   */
  dismiss: () => void;
};
