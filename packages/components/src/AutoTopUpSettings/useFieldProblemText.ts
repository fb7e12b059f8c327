'use client';
import { useFormatMoney } from '@coffer/hooks';
import { autoTopUpTexts } from '../locales/en.ts';
import { useTranslate } from '../locales/useTranslate.ts';
import { normalizeMoneyText } from '../Money/normalizeMoneyText.ts';
import type { AutoTopUpDraft } from './AutoTopUpDraft.ts';
import type { AutoTopUpProblems } from './autoTopUpProblems.ts';

type Problem = NonNullable<AutoTopUpProblems[keyof AutoTopUpProblems]>;

/** Returns a function that explains a problem, with the limit that the value breaks. */
export function useFieldProblemText({
  amount,
}: AutoTopUpDraft): (problem: Problem | undefined) => string | undefined {
  const t = useTranslate(autoTopUpTexts);
  const { format } = useFormatMoney();
  const limit = { amount: amount ? normalizeMoneyText(format(amount)) : '' };
  return (problem) => {
    switch (problem) {
      case 'notBelowTarget':
        return t('autoTopUp.invalid.thresholdTarget', limit);
      case 'aboveAmount':
        return t('autoTopUp.invalid.thresholdFixed', limit);
      case 'belowAmount':
        return t('autoTopUp.invalid.monthlyCap', limit);
      case 'belowCharge':
        return t('autoTopUp.invalid.monthlyCapCharge');
      case 'unusable':
        return t('autoTopUp.invalid.method');
      case 'other':
        return t('autoTopUp.invalid.other');
      // The amount field explains its own range.
      case 'outOfRange':
      case undefined:
        return undefined;
      default:
        return problem satisfies never;
    }
  };
}
