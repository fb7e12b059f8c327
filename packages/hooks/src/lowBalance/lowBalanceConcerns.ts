import type { AutoTopUp, WalletBalance } from '@coffer/adapter';
import { type LowBalanceConcern, type LowBalanceFacts, lowBalanceSeverities } from './LowBalance.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Derives what the customer should know about a wallet, most severe first. */
export function lowBalanceConcerns(facts: LowBalanceFacts, now: Date): LowBalanceConcern[] {
  const { balance } = facts;
  if (!balance || balance.status === 'closing' || balance.status === 'closed') return [];
  const concerns = [
    ...amountConcerns(balance, facts),
    ...autoTopUpConcerns(facts.autoTopUp, isShort(balance, facts)),
    ...expiryConcerns(balance, now),
  ];
  const rank = ({ severity }: LowBalanceConcern) => lowBalanceSeverities.indexOf(severity);
  return concerns.sort((one, other) => rank(other) - rank(one));
}

function amountConcerns(balance: WalletBalance, facts: LowBalanceFacts): LowBalanceConcern[] {
  // A backend without these numbers gives every fall the same occurrence. A page then notices a recovery only while open.
  const { emptySinceSequence, lowSinceSequence } = balance;
  const occurrence = String(emptySinceSequence ?? '');
  if (balance.balance.amount < 0) return [{ reason: 'owed', severity: 'empty', occurrence }];
  if (balance.availableBalance.amount <= 0) return [{ reason: 'empty', severity: 'empty', occurrence }];
  // Auto top-up refills the wallet, so a low balance needs no action.
  if (isRefilling(facts.autoTopUp)) return [];
  const concerns: LowBalanceConcern[] = [];
  const threshold = alertThreshold(facts);
  if (balance.availableBalance.amount < threshold) {
    const isFarBelow = balance.availableBalance.amount < threshold / 4;
    const severity = isFarBelow ? 'critical' : 'warning';
    const occurrence = [threshold, lowSinceSequence].join('@');
    concerns.push({ reason: 'belowThreshold', severity, occurrence });
  }
  const severity = daysSeverity(facts.forecast?.daysLeft?.max);
  if (severity) concerns.push({ reason: 'runningOut', severity, occurrence: '' });
  return concerns;
}

/** Takes the slower of the two forecast paces, so that one busy day causes no alarm. */
function daysSeverity(daysLeft = Number.POSITIVE_INFINITY) {
  if (daysLeft <= 2) return 'critical';
  if (daysLeft <= 7) return 'warning';
  return daysLeft <= 14 ? 'info' : null;
}

function autoTopUpConcerns(autoTopUp: AutoTopUp | undefined, isShortNow: boolean): LowBalanceConcern[] {
  if (!autoTopUp) return [];
  const severity = isShortNow ? 'critical' : 'warning';
  const [last] = autoTopUp.attempts;
  switch (autoTopUp.status) {
    // If `paused` is set, it is off because its payment method was removed.
    case 'off':
      if (!autoTopUp.paused) return [];
      return [{ reason: 'autoTopUpPaused', severity, occurrence: autoTopUp.paused.since }];
    case 'paused':
      return [{ reason: 'autoTopUpPaused', severity, occurrence: autoTopUp.paused?.since ?? '' }];
    case 'requiresAction':
      return [{ reason: 'autoTopUpRequiresAction', severity, occurrence: last?.id ?? '' }];
    case 'limitReached':
      return [{ reason: 'autoTopUpLimitReached', severity: 'info', occurrence: autoTopUp.resumesAt ?? '' }];
    case 'active':
    case 'waiting':
      return last?.status === 'declined'
        ? [{ reason: 'autoTopUpFailed', severity: 'warning', occurrence: last.id }]
        : [];
    default:
      autoTopUp.status satisfies never;
      return [];
  }
}

function expiryConcerns({ nextExpiry }: WalletBalance, now: Date): LowBalanceConcern[] {
  if (!nextExpiry || nextExpiry.amount.amount <= 0) return [];
  const days = (Date.parse(nextExpiry.expiresAt) - now.getTime()) / dayMs;
  if (days > 7) return [];
  const severity = days <= 2 ? 'warning' : 'info';
  return [{ reason: 'fundsExpiring', severity, occurrence: nextExpiry.expiresAt }];
}

function isRefilling(autoTopUp: AutoTopUp | undefined): boolean {
  const [last] = autoTopUp?.attempts ?? [];
  const isOn = autoTopUp?.status === 'active' || autoTopUp?.status === 'waiting';
  return isOn && last?.status !== 'declined';
}

/** Returns whether less is available than the alert's or the auto top-up's threshold, whatever the status of auto top-up. */
function isShort(balance: WalletBalance, facts: LowBalanceFacts): boolean {
  const refillThreshold = facts.autoTopUp?.settings?.threshold.amount ?? 0;
  return balance.availableBalance.amount < Math.max(alertThreshold(facts), refillThreshold);
}

function alertThreshold({ alertSettings }: LowBalanceFacts): number {
  return alertSettings?.enabled ? (alertSettings.threshold?.amount ?? 0) : 0;
}
