import type { Money } from '../money/Money.ts';
import { minorUnits } from '../money/minorUnits.ts';
import type { TopUpSettings } from '../port/WalletSession.ts';

/** Factor from USD to round amounts in other currencies: $25 becomes ¥2,500. */
const scale: Record<string, number> = { INR: 40, JPY: 100, KRW: 1000 };

/** Returns the limits and suggestions for top-ups in a currency. */
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

/** Returns the bonus of an amount: 5 from 100, 20 from 250, in major units of USD. */
export function topUpBonus(amount: Money): Money {
  const money = moneyOf(amount.currency);
  if (amount.amount >= money(250).amount) return money(20);
  return amount.amount >= money(100).amount ? money(5) : money(0);
}

function moneyOf(currency: string): (units: number) => Money {
  const factor = 10 ** minorUnits(currency) * (scale[currency] ?? 1);
  return (units) => ({ amount: units * factor, currency });
}
