import type { Money } from '@coffer/adapter';

/** The amount that was entered in a `MoneyField`; null when it is empty. */
export function moneyOf(form: FormData, name: string, currency: string): Money | null {
  const value = form.get(name);
  return value === null || value === '' ? null : { amount: Number(value), currency };
}
