import type { Money } from '../money/Money.ts';
import type { TopUpFailureCode } from './TopUp.ts';

/** Settings of an auto top-up. It needs the consent of the customer. */
export type AutoTopUpSettings = {
  /** `fixed` adds `amount`. `target` raises the available balance to `amount`. */
  mode: 'fixed' | 'target';
  /** A charge becomes due when the available balance falls below the threshold. In mode `target` it is less than `amount`. */
  threshold: Money;
  amount: Money;
  paymentMethodId: string;
  /** Largest sum of charges per calendar month (UTC), including fee and tax. At least the cost of one top-up. */
  monthlyCap: Money;
  /** Largest number of charges per day (UTC), 1 to 10. */
  dailyCount: number;
};

/**
 * Statuses of an auto top-up. `waiting`: between two attempts. `limitReached`: until the month or day is over.
 * `paused`: after three declines, until the customer resumes it or chooses another payment method. `requiresAction`: an
 * attempt waits for the customer to confirm it.
 */
export const autoTopUpStatuses = [
  'off',
  'active',
  'waiting',
  'limitReached',
  'paused',
  'requiresAction',
] as const;
export type AutoTopUpStatus = (typeof autoTopUpStatuses)[number];

/** Statuses of one charge. `unavailable`: the processor did not respond, which does not count as a decline. */
export const autoTopUpAttemptStatuses = [
  'processing',
  'requiresAction',
  'settled',
  'declined',
  'unavailable',
  'canceled',
] as const;

/** One charge of an auto top-up. */
export type AutoTopUpAttempt = {
  id: string;
  /** Id of the top-up, once there is one. */
  topUpId: string | null;
  /** Amount to charge, including fee and tax. */
  amount: Money;
  status: (typeof autoTopUpAttemptStatuses)[number];
  failure: { code: TopUpFailureCode; message: string } | null;
  /** RFC 3339, UTC. */
  createdAt: string;
};

/** Ways in which a customer agrees to automatic charges. */
export const consentSources = ['inApp', 'orderForm', 'email', 'phone'] as const;

/** The customer's recorded agreement to the charges of an auto top-up. */
export type AutoTopUpConsent = {
  source: (typeof consentSources)[number];
  /** When the customer agreed. RFC 3339, UTC. */
  acceptedAt: string;
  /** Text that the customer agreed to. */
  text: string;
  /** `merchant` when the merchant recorded the consent for the customer. */
  recordedBy: 'customer' | 'merchant';
};

/** A wallet's auto top-up: its settings, status and latest attempts. */
export type AutoTopUp = {
  walletId: string;
  status: AutoTopUpStatus;
  /** Settings as last saved, also while off. Null before the first save. */
  settings: AutoTopUpSettings | null;
  /** Consent to these settings. Null before the first save, and for settings that were saved without one. */
  consent: AutoTopUpConsent | null;
  /** Initial values for a form, within the merchant's limits. The backend never applies them on its own. */
  suggestion: Omit<AutoTopUpSettings, 'paymentMethodId'>;
  /** Increases with each write; 0 before the first. A write must name the version that it changes. */
  version: number;
  /** Reason of a stop: the last decline while `paused`, or the removed payment method that turned it `off`. RFC 3339. */
  paused: { code: TopUpFailureCode | 'payment_method_removed'; since: string } | null;
  /** Page on which the customer confirms, while `requiresAction`. */
  action: { type: 'redirect'; url: string } | null;
  /** End of the wait, while `waiting` or `limitReached`. RFC 3339, UTC. */
  resumesAt: string | null;
  /** Sum of the charges in this calendar month (UTC). */
  usedThisMonth: Money;
  /** Number of charges today (UTC). */
  usedToday: number;
  /** Latest attempts, newest first, at most ten. */
  attempts: AutoTopUpAttempt[];
};

/** Effect of saving settings, as the server calculates it. */
export type AutoTopUpPreview = {
  /**
   * Amount that saving would charge immediately, including fee and tax, because the balance is already below the
   * threshold. Null if nothing.
   */
  immediateCharge: Money | null;
  /** Largest sum that can be charged in a month. */
  monthlyWorstCase: Money;
};
