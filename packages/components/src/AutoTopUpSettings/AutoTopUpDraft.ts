import type { AutoTopUp, AutoTopUpSettings, Money } from '@coffer/adapter';

/** A rule that is being edited. Fields can be empty. */
export type AutoTopUpDraft = Pick<AutoTopUpSettings, 'mode' | 'dailyCount'> & {
  threshold: Money | null;
  amount: Money | null;
  monthlyCap: Money | null;
  paymentMethodId: string | null;
  /** Version of the rule that the draft started from. */
  version: number;
};

/** Makes a draft from the saved rule, or from the suggestion if there is none. */
export function draftOf({ settings, suggestion, version }: AutoTopUp): AutoTopUpDraft {
  const { mode, threshold, amount, monthlyCap, dailyCount } = settings ?? suggestion;
  const paymentMethodId = settings?.paymentMethodId ?? null;
  return { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId, version };
}

/** Returns the settings to save. Null while a field is empty. */
export function settingsOf(draft: AutoTopUpDraft): AutoTopUpSettings | null {
  const { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId } = draft;
  if (!threshold || !amount || !monthlyCap || paymentMethodId === null) return null;
  return { mode, threshold, amount, monthlyCap, dailyCount, paymentMethodId };
}

/** Whether two drafts save the same settings. Ignores their versions. */
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
