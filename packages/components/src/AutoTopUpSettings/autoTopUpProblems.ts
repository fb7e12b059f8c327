import type { TopUpSettings, WalletError } from '@coffer/adapter';
import type { AutoTopUpDraft } from './AutoTopUpDraft.ts';

/** What is wrong with a rule, by field. */
export type AutoTopUpProblems = {
  threshold?: 'notBelowTarget' | 'aboveAmount' | 'other';
  amount?: 'outOfRange' | 'other';
  monthlyCap?: 'belowAmount' | 'belowCharge';
  dailyCount?: 'other';
  paymentMethodId?: 'unusable';
};

/** What can be told before the server is asked. */
export function draftProblems(draft: AutoTopUpDraft, limits: TopUpSettings): AutoTopUpProblems {
  const { mode, threshold, amount, monthlyCap } = draft;
  const problems: AutoTopUpProblems = {};
  if (!amount) return problems;
  const { min, max, step } = limits;
  const isBroken = amount.amount < min.amount || amount.amount % step.amount !== 0;
  if (amount.amount > max.amount || (mode === 'fixed' && isBroken)) problems.amount = 'outOfRange';
  if (threshold && mode === 'target' && threshold.amount >= amount.amount) {
    problems.threshold = 'notBelowTarget';
  }
  if (threshold && mode === 'fixed' && threshold.amount > amount.amount) problems.threshold = 'aboveAmount';
  if (monthlyCap && monthlyCap.amount < amount.amount) problems.monthlyCap = 'belowAmount';
  return problems;
}

/** What the server refused, by field; empty where the failure is about none. */
export function refusedProblems(error: WalletError | null, draft: AutoTopUpDraft): AutoTopUpProblems {
  const problems: AutoTopUpProblems = {};
  for (const name of error?.fields.map(({ field }) => field.split('.')[0]) ?? []) {
    if (name === 'threshold') problems.threshold = draft.mode === 'target' ? 'notBelowTarget' : 'aboveAmount';
    if (name === 'amount') problems.amount = 'other';
    if (name === 'monthlyCap') problems.monthlyCap = 'belowCharge';
    if (name === 'dailyCount') problems.dailyCount = 'other';
    if (name === 'paymentMethodId') problems.paymentMethodId = 'unusable';
  }
  if (error?.code === 'amount_out_of_range') problems.amount = 'other';
  if (error?.code === 'payment_method_unusable') problems.paymentMethodId = 'unusable';
  return problems;
}
