import type { AutoTopUp, WalletBalance } from '@coffer/adapter';
import { type LowBalanceConcern, type LowBalanceFacts, lowBalanceSeverities } from './LowBalance.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What the customer should know of a wallet, the gravest first. */
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
  // Without the backend's word, only a page that is open can tell one fall from the next.
  const { emptySinceSequence, lowSinceSequence } = balance;
  const crossing = String(emptySinceSequence ?? '');
  if (balance.balance.amount < 0) return [{ reason: 'owed', severity: 'empty', crossing }];
  if (balance.availableBalance.amount <= 0) return [{ reason: 'empty', severity: 'empty', crossing }];
  // A rule that works refills it: what is low now is no concern of the customer's.
  if (isRefilling(facts.autoTopUp)) return [];
  const concerns: LowBalanceConcern[] = [];
  const threshold = thresholdAmount(facts);
  if (balance.availableBalance.amount < threshold) {
    const isFarBelow = balance.availableBalance.amount < threshold / 4;
    const severity = isFarBelow ? 'critical' : 'warning';
    const crossing = [threshold, lowSinceSequence].join('@');
    concerns.push({ reason: 'belowThreshold', severity, crossing });
  }
  const severity = daysSeverity(facts.forecast?.daysLeft?.max);
  if (severity) concerns.push({ reason: 'runningOut', severity, crossing: '' });
  return concerns;
}

/** Judged by the slower pace, so that one busy day raises no alarm. */
function daysSeverity(daysLeft = Number.POSITIVE_INFINITY) {
  if (daysLeft <= 2) return 'critical';
  if (daysLeft <= 7) return 'warning';
  return daysLeft <= 14 ? 'info' : null;
}

function autoTopUpConcerns(autoTopUp: AutoTopUp | undefined, isShortNow: boolean): LowBalanceConcern[] {
  const severity = isShortNow ? 'critical' : 'warning';
  const [last] = autoTopUp?.attempts ?? [];
  switch (autoTopUp?.status) {
    // Off with a reason: the method that it charged was removed.
    case 'off':
      if (!autoTopUp.paused) return [];
      return [{ reason: 'autoTopUpPaused', severity, crossing: autoTopUp.paused.since }];
    case 'paused':
      return [{ reason: 'autoTopUpPaused', severity, crossing: autoTopUp.paused?.since ?? '' }];
    case 'requiresAction':
      return [{ reason: 'autoTopUpRequiresAction', severity, crossing: last?.id ?? '' }];
    case 'limitReached':
      return [{ reason: 'autoTopUpLimitReached', severity: 'info', crossing: autoTopUp.resumesAt ?? '' }];
    case 'active':
    case 'waiting':
      return last?.status === 'declined'
        ? [{ reason: 'autoTopUpFailed', severity: 'warning', crossing: last.id }]
        : [];
    default:
      return [];
  }
}

function expiryConcerns({ nextExpiry }: WalletBalance, now: Date): LowBalanceConcern[] {
  if (!nextExpiry || nextExpiry.amount.amount <= 0) return [];
  const days = (Date.parse(nextExpiry.expiresAt) - now.getTime()) / dayMs;
  if (days > 7) return [];
  const severity = days <= 2 ? 'warning' : 'info';
  return [{ reason: 'fundsExpiring', severity, crossing: nextExpiry.expiresAt }];
}

function isRefilling(autoTopUp: AutoTopUp | undefined): boolean {
  const [last] = autoTopUp?.attempts ?? [];
  const isOn = autoTopUp?.status === 'active' || autoTopUp?.status === 'waiting';
  return isOn && last?.status !== 'declined';
}

/** Whether the money is short by itself, whatever the rule does. */
function isShort(balance: WalletBalance, facts: LowBalanceFacts): boolean {
  const rule = facts.autoTopUp?.settings?.threshold.amount ?? 0;
  return balance.availableBalance.amount < Math.max(thresholdAmount(facts), rule);
}

function thresholdAmount({ alertSettings }: LowBalanceFacts): number {
  return alertSettings?.enabled ? (alertSettings.threshold?.amount ?? 0) : 0;
}
