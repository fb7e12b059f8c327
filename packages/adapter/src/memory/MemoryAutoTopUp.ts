import type { AutoTopUp, AutoTopUpAttempt, AutoTopUpSettings } from '../port/AutoTopUp.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { MemoryWallet } from './MemoryWallet.ts';
import { topUpSettings } from './topUpSettings.ts';

/** How long after an attempt the next may be made. */
export const coolDownMs = 5 * 60_000;

/** A wallet's rule and what became of it. */
export type MemoryRule = {
  on: boolean;
  settings: AutoTopUpSettings | null;
  version: number;
  paused: AutoTopUp['paused'];
  declinesInARow: number;
  /** Oldest first. */
  attempts: AutoTopUpAttempt[];
};

export function newRule(): MemoryRule {
  return { on: false, settings: null, version: 0, paused: null, declinesInARow: 0, attempts: [] };
}

/** How many minor units a rule would add now: at least what a top-up takes, and no part of a step. */
export function refill({ mode, amount }: AutoTopUpSettings, wallet: MemoryWallet): number {
  if (mode === 'fixed') return amount.amount;
  const { min, max, step } = topUpSettings(amount.currency);
  const gap = Math.ceil((amount.amount - wallet.available) / step.amount) * step.amount;
  return Math.min(max.amount, Math.max(min.amount, gap));
}

/** What a rule has charged, or is about to, in the month and on the day of `now`. */
export function usage({ attempts }: MemoryRule, now: Date): { month: number; day: number } {
  const charged = attempts.filter(({ status }) => /^(settled|processing|requiresAction)$/.test(status));
  const since = (length: number) => {
    const start = now.toISOString().slice(0, length);
    return charged.filter(({ createdAt }) => createdAt.startsWith(start));
  };
  return {
    month: since('2025-11'.length).reduce((sum, { amount }) => sum + amount.amount, 0),
    day: since('2025-11-21'.length).length,
  };
}

/** When a used-up cap is whole again: the next day, or the next month. */
export function capEnd(rule: MemoryRule, charge: number, now: Date): string | null {
  const { settings } = rule;
  const used = usage(rule, now);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (!settings) return null;
  if (used.month + charge > settings.monthlyCap.amount)
    return new Date(Date.UTC(year, month + 1)).toISOString();
  return used.day >= settings.dailyCount ? new Date(Date.UTC(year, month, day + 1)).toISOString() : null;
}

/** How an attempt stands, from its top-up. */
export function attemptStatus({ status, failure }: TopUp): AutoTopUpAttempt['status'] {
  switch (status) {
    case 'settled':
    case 'processing':
    case 'requiresAction':
      return status;
    case 'failed':
      if (failure?.code === 'processing_error') return 'unavailable';
      return failure?.code === 'wallet_closed' ? 'canceled' : 'declined';
    default:
      return 'canceled';
  }
}
