import { isAmount, type Money } from '@coffer/adapter';

/** Returns a fact of an event if it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Returns a fact of an event if it is a whole number. */
export function integerOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** Returns a fact of an event if it is money. */
export function moneyOf(value: unknown): Money | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('amount' in value && 'currency' in value)) return undefined;
  const { amount, currency } = value;
  const isMoney = typeof amount === 'number' && isAmount(amount) && typeof currency === 'string';
  return isMoney ? { amount, currency } : undefined;
}
