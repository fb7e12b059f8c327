import type { Money } from '@coffer/adapter';
import type { ReportingSettings } from '../merchants/index.ts';
import { toMoney } from '../shared/index.ts';
import { convertMoney } from './convertMoney.ts';

/** An amount of one currency, in minor units. */
export type CurrencyAmount = { currency: string; amount: bigint };

/** A total over several currencies; what the rate table does not know is named and not in it. */
export type ReportingTotal = { amount: Money; unrated: string[] };

/** Adds up in the reporting currency, each currency converted and rounded by itself, so that shown parts add up. */
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
