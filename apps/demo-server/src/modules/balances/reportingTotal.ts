import { type Money, minorUnits } from '@coffer/adapter';
import type { ReportingSettings } from '../merchants/index.ts';
import { toMoney } from '../shared/index.ts';

/** Amount in minor units of its currency. */
export type CurrencyAmount = { currency: string; amount: bigint };

/** Total over several currencies. `unrated` lists the currencies without a rate, which `amount` does not include. */
export type ReportingTotal = { amount: Money; unrated: string[] };

/** Adds up amounts in the reporting currency. Rounds each converted amount first, so that displayed parts add up. */
export function reportingTotal(
  { currency, rates }: ReportingSettings,
  amounts: readonly CurrencyAmount[],
): ReportingTotal {
  const unrated = new Set<string>();
  let total = 0n;
  for (const { currency: from, amount } of amounts) {
    const rate = from === currency ? '1' : rates[from];
    if (rate !== undefined) total += convertMoney(amount, { from, to: currency, rate });
    else if (amount !== 0n) unrated.add(from);
  }
  return { amount: toMoney(total, currency), unrated: [...unrated].sort() };
}

/** Converts an amount to minor units of another currency: exactly, then rounded once, half away from zero. */
export function convertMoney(
  amount: bigint,
  { from, to, rate }: { from: string; to: string; rate: string },
): bigint {
  const [whole = '', fraction = ''] = rate.split('.');
  const value = amount * BigInt(whole + fraction) * 10n ** BigInt(minorUnits(to));
  const scale = 10n ** BigInt(minorUnits(from) + fraction.length);
  const half = value < 0n ? -scale : scale;
  return (2n * value + half) / (2n * scale);
}
