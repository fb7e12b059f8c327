'use client';
import type { Money } from '@coffer/adapter';
import {
  type LowBalanceConcern,
  type UseLowBalanceReturnType,
  useFormatDate,
  useFormatMoney,
  useWalletLocale,
} from '@coffer/hooks';
import { lowBalanceTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';

/** Texts of the banner. */
export type LowBalanceText = { title: string; text: string };

/** Describes the most severe concern, the amount left and how long it lasts, then the other concerns. Null without a concern. */
export function useLowBalanceText(facts: UseLowBalanceReturnType): LowBalanceText | null {
  const t = useTranslate(lowBalanceTexts);
  const { format } = useFormatMoney();
  const { date } = useFormatDate();
  const { locale } = useWalletLocale();
  const { balance, forecast, concerns } = facts;
  if (!balance || concerns.length === 0) return null;
  const { availableBalance, nextExpiry } = balance;
  const [title = '', ...others] = new Set(concerns.map(titleOf));
  const also = others.map((text) => t('lowBalance.also', { text }));
  return { title, text: [textOf(), ...also].join(' ') };

  function titleOf({ reason, severity }: LowBalanceConcern): string {
    switch (reason) {
      case 'owed':
        return t('lowBalance.owed', { amount: money(balance?.balance) });
      case 'empty':
        return t('lowBalance.empty');
      case 'belowThreshold':
      case 'runningOut':
        return t(severity === 'critical' ? 'lowBalance.critical' : 'lowBalance.low');
      case 'fundsExpiring':
        return t('lowBalance.fundsExpiring', {
          amount: money(nextExpiry?.amount),
          date: nextExpiry ? date(nextExpiry.expiresAt) : '',
        });
      default:
        return t(`lowBalance.${reason}`);
    }
  }

  function textOf(): string {
    const [first] = concerns;
    if (first?.reason === 'owed') return t('lowBalance.owedExplanation');
    if (first?.reason === 'empty') return t('lowBalance.emptyExplanation');
    const amount = money(availableBalance);
    const days = forecast?.daysLeft;
    // A forecast beyond a month is no reason to act.
    if (!days || days.max > 31) return t('lowBalance.left', { amount });
    return days.max < 1
      ? t('lowBalance.leftToday', { amount })
      : t('lowBalance.leftFor', { amount, days: inDays(days) });
  }

  /** Formats a range of days, such as `3 days` or `9–12 days`, with the plural of the language. */
  function inDays({ min, max }: { min: number; max: number }): string {
    const style = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
    return min < 1 || min === max ? style.format(max) : style.formatRange(min, max);
  }

  function money(value: Money | undefined): string {
    return value ? normalizeMoneyText(format(value, { signDisplay: 'never' })) : '';
  }
}
