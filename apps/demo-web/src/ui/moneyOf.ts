import type { Money } from '@coffer/adapter';
import { FieldProblem } from './FieldProblem.ts';
import { textOf } from './textOf.ts';

/**
 * The amount that was entered in a `MoneyField`; null when it is empty. What was typed and is no amount, or was
 * not read yet, is not taken for empty: an empty field can mean "all".
 *
 * @throws FieldProblem for what is no amount.
 */
export function moneyOf(form: FormData, name: string, currency: string): Money | null {
  const value = textOf(form, name);
  if (value !== null) return { amount: Number(value), currency };
  if (textOf(form, `${name}-text`) !== null) throw FieldProblem.noAmount(name, currency);
  return null;
}
