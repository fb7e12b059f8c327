'use client';
import type { Money } from '@coffer/adapter';
import { type MoneyInputProblem, useFormatMoney } from '@coffer/hooks';
import { polishMoney } from '../Money/polishMoney.ts';
import { moneyEnglish } from '../messages/english/money.ts';
import { useSay } from '../messages/useSay.ts';

type ProblemLimits = {
  currency: string;
  min: Money | undefined;
  max: Money | undefined;
  step: Money | undefined;
};

/** Says what is wrong with an amount, with the limit that it breaks. */
export function useProblemText(limits: ProblemLimits): (problem: MoneyInputProblem) => string {
  const say = useSay(moneyEnglish);
  const { format, formatToParts } = useFormatMoney();
  const written = (money: Money) => polishMoney(format(money));
  const zero = { amount: 0, currency: limits.currency };
  return (problem) => {
    const { min = zero, max = zero, step = zero } = limits;
    switch (problem) {
      case 'belowMin':
        return say('money.belowMin', { min: written(min) });
      case 'aboveMax':
        return say('money.aboveMax', { max: written(max) });
      case 'notMultipleOfStep':
        return say('money.notMultipleOfStep', { step: written(step) });
      case 'tooManyDigits': {
        const fraction = formatToParts(zero).find(({ type }) => type === 'fraction')?.value ?? '';
        return say('money.tooManyDigits', { digits: fraction.length });
      }
      case 'outOfRange':
        return say('money.outOfRange');
      case 'notANumber':
        return say('money.notANumber', { example: written({ ...zero, amount: 10000 }) });
    }
  };
}
