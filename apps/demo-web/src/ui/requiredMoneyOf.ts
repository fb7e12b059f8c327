import type { Money } from '@coffer/adapter';
import { FieldProblem } from './FieldProblem.ts';
import { moneyOf } from './moneyOf.ts';

/**
 * The amount that was entered in a `MoneyField` which may not be empty.
 *
 * @throws FieldProblem for an empty field, and for what is no amount.
 */
export function requiredMoneyOf(form: FormData, name: string, currency: string): Money {
  const money = moneyOf(form, name, currency);
  if (money === null) throw FieldProblem.noAmount(name, currency);
  return money;
}
