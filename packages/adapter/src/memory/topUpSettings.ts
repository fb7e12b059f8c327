import type { Money } from '../money/Money.ts';
import { minorUnits } from '../money/minorUnits.ts';
import type { TopUpSettings } from '../port/WalletSession.ts';

/** What round sums are worth elsewhere: $25 is as good as ¥2,500. */
const scale: Record<string, number> = { INR: 40, JPY: 100, KRW: 1000 };

/** How a memory wallet is topped up in a currency, in its minor units. */
export function topUpSettings(currency: string): TopUpSettings {
  const money = moneyOf(currency);
  return {
    currency,
    min: money(5),
    max: money(5_000),
    step: { amount: minorUnits(currency) === 0 ? 100 : 1, currency },
    presets: [25, 50, 100, 250].map((units) => ({
      amount: money(units),
      bonus: topUpBonus(money(units)),
    })),
  };
}

/** What is given on top of an amount: 5 from 100, 20 from 250. */
export function topUpBonus(amount: Money): Money {
  const money = moneyOf(amount.currency);
  if (amount.amount >= money(250).amount) return money(20);
  return amount.amount >= money(100).amount ? money(5) : money(0);
}

function moneyOf(currency: string): (units: number) => Money {
  const factor = 10 ** minorUnits(currency) * (scale[currency] ?? 1);
  return (units) => ({ amount: units * factor, currency });
}
