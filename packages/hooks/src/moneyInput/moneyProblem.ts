import type { Money } from '@coffer/adapter';
import type { MoneyInputProblem } from './MoneyInputProblem.ts';

export type MoneyLimits = {
  /** Least amount without `belowMin`. */
  min?: Money | undefined;
  /** Greatest amount without `aboveMax`. */
  max?: Money | undefined;
  /** Amounts must be multiples of it. */
  step?: Money | undefined;
};

/** Which limit an amount breaks, if any. */
export function moneyProblem({ amount }: Money, { min, max, step }: MoneyLimits): MoneyInputProblem | null {
  if (min && amount < min.amount) return 'belowMin';
  if (max && amount > max.amount) return 'aboveMax';
  if (step && step.amount > 0 && amount % step.amount !== 0) return 'notMultipleOfStep';
  return null;
}
