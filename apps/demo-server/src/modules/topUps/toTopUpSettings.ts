import type { TopUpSettings } from '@coffer/adapter';
import type { CurrencyTopUpSettings } from '../merchants/index.ts';
import { calculateBonus } from './calculateQuote.ts';

/** How funds are added in one currency, as the wire shows it. */
export function toTopUpSettings(currency: string, settings: CurrencyTopUpSettings): TopUpSettings {
  const money = (amount: number) => ({ amount, currency });
  return {
    currency,
    min: money(settings.min),
    max: money(settings.max),
    step: money(settings.step),
    presets: settings.presets.map((amount) => ({
      amount: money(amount),
      bonus: money(calculateBonus(settings, amount)),
    })),
  };
}
