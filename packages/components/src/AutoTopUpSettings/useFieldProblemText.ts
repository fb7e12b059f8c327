'use client';
import { useFormatMoney } from '@coffer/hooks';
import { polishMoney } from '../Money/polishMoney.ts';
import { autoTopUpEnglish } from '../messages/english/autoTopUp.ts';
import { useSay } from '../messages/useSay.ts';
import type { AutoTopUpDraft } from './AutoTopUpDraft.ts';
import type { AutoTopUpProblems } from './autoTopUpProblems.ts';

type Problem = NonNullable<AutoTopUpProblems[keyof AutoTopUpProblems]>;

/** Says what is wrong with a field, with the limit that it breaks. */
export function useFieldProblemText({
  amount,
}: AutoTopUpDraft): (problem: Problem | undefined) => string | undefined {
  const say = useSay(autoTopUpEnglish);
  const { format } = useFormatMoney();
  const limit = { amount: amount ? polishMoney(format(amount)) : '' };
  return (problem) => {
    switch (problem) {
      case 'notBelowTarget':
        return say('autoTopUp.invalid.thresholdTarget', limit);
      case 'aboveAmount':
        return say('autoTopUp.invalid.thresholdFixed', limit);
      case 'belowAmount':
        return say('autoTopUp.invalid.monthlyCap', limit);
      case 'belowCharge':
        return say('autoTopUp.invalid.monthlyCapCharge');
      case 'unusable':
        return say('autoTopUp.invalid.method');
      case 'other':
        return say('autoTopUp.invalid.other');
      default:
        return undefined;
    }
  };
}
