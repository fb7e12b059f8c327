import { minorUnitsByCurrency } from './minorUnits.ts';

/** Returns whether a value is an ISO 4217 alphabetic code in upper case. */
export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && minorUnitsByCurrency.has(code);
}
