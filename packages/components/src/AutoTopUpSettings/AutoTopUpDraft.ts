import type { AutoTopUp, AutoTopUpSettings, Money } from '@coffer/adapter';

/** A rule as it is being edited: a field may be empty. */
export type AutoTopUpDraft = Pick<AutoTopUpSettings, 'mode' | 'dailyCount'> & {
  threshold: Money | null;
  amount: Money | null;
  monthlyCap: Money | null;
  paymentMethodId: string | null;
  /** Of the rule that it was made from. */
  version: number;
};

/** A rule as it was last saved, or what a new one could start from. */
export function draftOf({ settings, suggestion, version }: AutoTopUp): AutoTopUpDraft {
  const { mode, threshold, amount, monthlyCap, dailyCount } = settings ?? suggestion;
  const paymentMethodId = settings?.paymentMethodId ?? null;
  return { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId, version };
}

/** What would be saved; null while a field is empty. */
export function settingsOf(draft: AutoTopUpDraft): AutoTopUpSettings | null {
  const { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId } = draft;
  if (!threshold || !amount || !monthlyCap || paymentMethodId === null) return null;
  return { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId };
}

/** Whether two drafts would save the same, whichever version they were made from. */
export function isSameDraft(one: AutoTopUpDraft, other: AutoTopUpDraft): boolean {
  return (
    one.mode === other.mode &&
    one.dailyCount === other.dailyCount &&
    one.paymentMethodId === other.paymentMethodId &&
    one.threshold?.amount === other.threshold?.amount &&
    one.amount?.amount === other.amount?.amount &&
    one.monthlyCap?.amount === other.monthlyCap?.amount
  );
}
