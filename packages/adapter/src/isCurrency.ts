import { currencyCodes } from './currencies.gen.ts';

const known = new Set<unknown>(Object.values(currencyCodes).join(' ').split(' '));

/** Whether a value is an ISO 4217 alphabetic code, upper case. */
export function isCurrency(code: unknown): code is string {
  return known.has(code);
}
