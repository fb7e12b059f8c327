'use client';
import type { Money } from '@coffer/adapter';
import {
  type LowBalanceConcern,
  type UseLowBalanceReturnType,
  useFormatDate,
  useFormatMoney,
  useWalletLocale,
} from '@coffer/hooks';
import { polishMoney } from '../Money/polishMoney.ts';
import { lowBalanceEnglish } from '../messages/english/lowBalance.ts';
import { useSay } from '../messages/useSay.ts';

/** What the banner says; null for nothing. */
export type LowBalanceText = { title: string; text: string };

/** Tells the gravest concern, how much is left for how long, and what else there is. */
export function useLowBalanceText(facts: UseLowBalanceReturnType): LowBalanceText | null {
  const say = useSay(lowBalanceEnglish);
  const { format } = useFormatMoney();
  const { date } = useFormatDate();
  const { locale } = useWalletLocale();
  const { balance, forecast, concerns } = facts;
  if (!balance || concerns.length === 0) return null;
  const { availableBalance, nextExpiry } = balance;
  const [title = '', ...others] = new Set(concerns.map(titleOf));
  const also = others.map((text) => say('lowBalance.also', { text }));
  return { title, text: [textOf(), ...also].join(' ') };

  function titleOf({ reason, severity }: LowBalanceConcern): string {
    switch (reason) {
      case 'owed':
        return say('lowBalance.owed', { amount: money(balance?.balance) });
      case 'empty':
        return say('lowBalance.empty');
      case 'belowThreshold':
      case 'runningOut':
        return say(severity === 'critical' ? 'lowBalance.critical' : 'lowBalance.low');
      case 'fundsExpiring':
        return say('lowBalance.fundsExpiring', {
          amount: money(nextExpiry?.amount),
          date: nextExpiry ? date(nextExpiry.expiresAt) : '',
        });
      default:
        return say(`lowBalance.${reason}`);
    }
  }

  function textOf(): string {
    const [first] = concerns;
    if (first?.reason === 'owed') return say('lowBalance.owedExplanation');
    if (first?.reason === 'empty') return say('lowBalance.emptyExplanation');
    const amount = money(availableBalance);
    const days = forecast?.daysLeft;
    // Beyond a month a forecast is no reason to act.
    if (!days || days.max > 31) return say('lowBalance.left', { amount });
    return days.max < 1
      ? say('lowBalance.leftToday', { amount })
      : say('lowBalance.leftFor', { amount, days: inDays(days) });
  }

  /** `3 days`, `9–12 days`: the language's own plural. */
  function inDays({ min, max }: { min: number; max: number }): string {
    const style = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
    return min < 1 || min === max ? style.format(max) : style.formatRange(min, max);
  }

  function money(value: Money | undefined): string {
    return value ? polishMoney(format(value, { signDisplay: 'never' })) : '';
  }
}
