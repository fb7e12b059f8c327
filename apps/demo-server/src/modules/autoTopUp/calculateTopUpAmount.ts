import type { AutoTopUpSettings } from '@coffer/adapter';
import type { CurrencyTopUpSettings } from '../merchants/index.ts';
import { calculateQuote } from '../topUps/index.ts';

/** What one charge adds and costs, in minor units. */
export type ReckonedAutoTopUp = { amount: number; total: number };

type Rule = Pick<AutoTopUpSettings, 'mode' | 'amount'>;

/**
 * What a rule adds when `available` is there. A target is reached by whole steps within the merchant's limits,
 * so it may be passed by less than a step, or by the least that can be paid.
 */
export function calculateTopUpAmount(
  settings: CurrencyTopUpSettings,
  { mode, amount }: Rule,
  available: number,
): ReckonedAutoTopUp {
  const added = mode === 'fixed' ? amount.amount : withinLimits(settings, amount.amount - available);
  return { amount: added, total: calculateQuote(settings, added).total };
}

/** The most that one charge can cost: that of an empty wallet. */
export function reckonDearest(settings: CurrencyTopUpSettings, rule: Rule): ReckonedAutoTopUp {
  return calculateTopUpAmount(settings, rule, 0);
}

function withinLimits({ min, max, step }: CurrencyTopUpSettings, gap: number): number {
  const toStep = (amount: number, round: (value: number) => number) => round(amount / step) * step;
  const least = toStep(min, Math.ceil);
  return Math.max(least, Math.min(toStep(gap, Math.ceil), toStep(max, Math.floor)));
}
