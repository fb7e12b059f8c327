import type { Money } from '@coffer/adapter';
import { moneyOf } from './moneyOf.ts';

/** The amount that was entered in a `MoneyField`, which may not be empty. */
export function requiredMoneyOf(form: FormData, name: string, currency: string): Money {
  const money = moneyOf(form, name, currency);
  if (money === null) throw new Error('Enter an amount, such as 25.00.');
  return money;
}
