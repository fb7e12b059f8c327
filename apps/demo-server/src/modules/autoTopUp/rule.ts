import { type AutoTopUpSettings, WalletError } from '@coffer/adapter';
import type { CurrencyTopUpSettings } from '../merchants/index.ts';
import { moneyText } from '../shared/index.ts';
import { calculateQuote } from '../topUps/index.ts';
import type { AutoTopUpUsage } from './repository.ts';

/** Amount that one charge adds, and its total with fee and tax, in minor units. */
export type ChargeAmounts = { amount: number; total: number };

type AmountSettings = Pick<AutoTopUpSettings, 'mode' | 'amount'>;

/**
 * Calculates the charge for an available balance. In mode `target` the amount is rounded up to a whole step and kept
 * within the merchant's limits, so the balance can pass the target by less than a step, or by the smallest top-up.
 */
export function calculateTopUpAmount(
  settings: CurrencyTopUpSettings,
  { mode, amount }: AmountSettings,
  available: number,
): ChargeAmounts {
  const added = mode === 'fixed' ? amount.amount : withinLimits(settings, amount.amount - available);
  return { amount: added, total: calculateQuote(settings, added).total };
}

function withinLimits({ min, max, step }: CurrencyTopUpSettings, gap: number): number {
  const toStep = (amount: number, round: (value: number) => number) => round(amount / step) * step;
  const smallest = toStep(min, Math.ceil);
  return Math.max(smallest, Math.min(toStep(gap, Math.ceil), toStep(max, Math.floor)));
}

/** Calculates the largest charge of a rule: that of an empty wallet. */
export function calculateLargestCharge(settings: CurrencyTopUpSettings, rule: AmountSettings): ChargeAmounts {
  return calculateTopUpAmount(settings, rule, 0);
}

/** Returns until when the caps forbid one more charge of `total`; null when they allow it. */
export function limitedUntil(
  { monthlyCap, dailyCount }: Pick<AutoTopUpSettings, 'monthlyCap' | 'dailyCount'>,
  { month, day, monthEnds, dayEnds }: AutoTopUpUsage,
  total: number,
): Date | null {
  if (month + total > monthlyCap.amount) return monthEnds;
  return day >= dailyCount ? dayEnds : null;
}

/**
 * Rejects settings in another currency than the wallet's.
 *
 * @throws WalletError `currency_mismatch`
 */
export function requireCurrency({ currency }: { currency: string }, settings: AutoTopUpSettings): void {
  for (const name of ['threshold', 'amount', 'monthlyCap'] as const) {
    if (settings[name].currency === currency) continue;
    const message = `This wallet is in ${currency}. Send the amount in ${currency}.`;
    throw new WalletError('currency_mismatch', message, { fields: [{ field: `${name}.currency`, message }] });
  }
}

/**
 * Rejects amounts that the merchant does not offer, or that contradict each other.
 *
 * @throws WalletError `amount_out_of_range` or `auto_top_up_refused`
 */
export function requireAmounts(topUp: CurrencyTopUpSettings, settings: AutoTopUpSettings): void {
  const { mode, threshold, amount, monthlyCap } = settings;
  const { min, max, step } = topUp;
  const money = (minorUnits: number) => moneyText(minorUnits, amount.currency);
  if (amount.amount < min || amount.amount > max || amount.amount % step !== 0) {
    const message = `Enter an amount from ${money(min)} to ${money(max)}, in steps of ${money(step)}.`;
    const fields = [{ field: 'amount.amount', message }];
    throw new WalletError('amount_out_of_range', message, { facts: { min, max, step }, fields });
  }
  // Otherwise one charge of an empty wallet would leave it below the threshold, and the next would follow.
  if (mode === 'target' ? threshold.amount >= amount.amount : threshold.amount > amount.amount) {
    throw settingsRefused(
      'threshold.amount',
      'One top-up of an empty wallet has to reach the threshold, a target to pass it.',
    );
  }
  const { total } = calculateLargestCharge(topUp, settings);
  if (monthlyCap.amount < total) {
    throw settingsRefused(
      'monthlyCap.amount',
      `One top-up charges up to ${money(total)}. Set a monthly cap of at least that amount.`,
    );
  }
}

export function settingsRefused(field: string, message: string): WalletError {
  return new WalletError('auto_top_up_refused', message, { fields: [{ field, message }] });
}
