import type { TopUpSettings, WalletError } from '@coffer/adapter';
import type { AutoTopUpDraft } from './AutoTopUpDraft.ts';

/** Problems of a rule, by field. */
export type AutoTopUpProblems = {
  threshold?: 'notBelowTarget' | 'aboveAmount' | 'other';
  amount?: 'outOfRange' | 'other';
  monthlyCap?: 'belowAmount' | 'belowCharge';
  dailyCount?: 'other';
  paymentMethodId?: 'unusable';
};

/** Finds the problems that need no request. */
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

/** Returns the fields that the server rejected. Empty if the error concerns no field. */
export function rejectedProblems(error: WalletError | null, draft: AutoTopUpDraft): AutoTopUpProblems {
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
