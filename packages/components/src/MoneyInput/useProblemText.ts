'use client';
import type { Money } from '@coffer/adapter';
import { type MoneyInputProblem, useFormatMoney } from '@coffer/hooks';
import { moneyTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';

type ProblemLimits = {
  currency: string;
  min: Money | undefined;
  max: Money | undefined;
  step: Money | undefined;
};

/** Returns a function that explains a problem, with the limit that the amount breaks. */
export function useProblemText(limits: ProblemLimits): (problem: MoneyInputProblem) => string {
  const t = useTranslate(moneyTexts);
  const { format, formatToParts } = useFormatMoney();
  const written = (money: Money) => normalizeMoneyText(format(money));
  const zero = { amount: 0, currency: limits.currency };
  return (problem) => {
    const { min = zero, max = zero, step = zero } = limits;
    switch (problem) {
      case 'belowMin':
        return t('money.belowMin', { min: written(min) });
      case 'aboveMax':
        return t('money.aboveMax', { max: written(max) });
      case 'notMultipleOfStep':
        return t('money.notMultipleOfStep', { step: written(step) });
      case 'tooManyDigits': {
        const fraction = formatToParts(zero).find(({ type }) => type === 'fraction');
        return t('money.tooManyDigits', { digits: fraction?.value.length ?? 0 });
      }
      case 'outOfRange':
        return t('money.outOfRange');
      case 'notANumber':
        return t('money.notANumber', { example: written({ ...zero, amount: 10000 }) });
      default:
        return problem satisfies never;
    }
  };
}
