import type { Money } from '../money/Money.ts';
import type { TopUpFailureCode } from './TopUp.ts';

/** What the customer sets. Nothing else switches it on again. */
export type AutoTopUpSettings = {
  /** `fixed` adds `amount`; `target` brings the available balance up to `amount`. */
  mode: 'fixed' | 'target';
  /** Falls due when the available balance is below it. In mode `target` it is less than `amount`. */
  threshold: Money;
  amount: Money;
  paymentMethodId: string;
  /** At most this much is charged in a calendar month (UTC), fee and tax included. At least what one top-up takes. */
  monthlyCap: Money;
  /** At most so many charges in a day (UTC), 1 to 10. */
  dailyCount: number;
};

/**
 * How it stands: `waiting` between two attempts (cool-down), `limitReached` until the month or day is over,
 * `paused` after three declines until the customer resumes or chooses another method, `requiresAction` while
 * an attempt waits for the customer to confirm.
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

export const autoTopUpAttemptStatuses = [
  'processing',
  'requiresAction',
  'settled',
  'declined',
  'unavailable',
  'canceled',
] as const;

/** One charge that was tried. `unavailable`: the processor was out, which counts as no decline. */
export type AutoTopUpAttempt = {
  id: string;
  /** The top-up, once there is one. */
  topUpId: string | null;
  /** What was to be charged, fee and tax included. */
  amount: Money;
  status: (typeof autoTopUpAttemptStatuses)[number];
  failure: { code: TopUpFailureCode; message: string } | null;
  /** RFC 3339, UTC. */
  createdAt: string;
};

/** A wallet's rule, its state and its last attempts. */
export type AutoTopUp = {
  walletId: string;
  status: AutoTopUpStatus;
  /** As last saved, also while off; null before the first time. */
  settings: AutoTopUpSettings | null;
  /** What a new rule could start from: within the merchant's limits, and never switched on by itself. */
  suggestion: Omit<AutoTopUpSettings, 'paymentMethodId'>;
  /** Rises with each write; a write says which one it was made from. 0 before the first. */
  version: number;
  /** Why it stands still: the last decline while `paused`; the removal of its method, which left it `off`. */
  paused: { code: TopUpFailureCode | 'payment_method_removed'; since: string } | null;
  /** Where to confirm, while `requiresAction`. */
  action: { type: 'redirect'; url: string } | null;
  /** Until when it waits, while `waiting` or `limitReached`. */
  resumesAt: string | null;
  /** What was charged in this calendar month (UTC). */
  usedThisMonth: Money;
  usedToday: number;
  /** Newest first, at most ten. */
  attempts: AutoTopUpAttempt[];
};

/** What saving a rule would mean, reckoned by the server. */
export type AutoTopUpPreview = {
  /**
   * What saving would charge at once, fee and tax included, since the balance is below the threshold already;
   * null for nothing.
   */
  immediateCharge: Money | null;
  /** The most that can be charged in a month. */
  monthlyWorstCase: Money;
};
