import { WalletError } from '../errors/WalletError.ts';
import { currenciesByDigits } from './currencies.gen.ts';

/** Number of digits that a currency has after the decimal point. */
export type MinorUnits = 0 | 2 | 3 | 4;

const codes = (list: string, digits: MinorUnits): [string, MinorUnits][] =>
  list.split(' ').map((code) => [code, digits]);

/** Number of digits by currency. */
const minorUnitsByCurrency: ReadonlyMap<string, MinorUnits> = new Map([
  ...codes(currenciesByDigits[0], 0),
  ...codes(currenciesByDigits[2], 2),
  ...codes(currenciesByDigits[3], 3),
  ...codes(currenciesByDigits[4], 4),
]);

/**
 * Returns the number of digits that a currency has after the decimal point, by
 * [ISO 4217](https://www.iso.org/iso-4217-currency-codes.html): 0 for JPY, 2 for USD, 3 for KWD. `Intl` cannot replace
 * it: it knows how many digits people print, which differs for some currencies.
 *
 * @throws WalletError `currency_not_supported` for a code that ISO 4217 does not list.
 */
export function minorUnits(currency: string): MinorUnits {
  const digits = minorUnitsByCurrency.get(currency);
  if (digits !== undefined) return digits;
  throw new WalletError(
    'currency_not_supported',
    `"${currency}" is not an ISO 4217 code. Pass a code such as "USD".`,
  );
}

/** Returns whether a value is an ISO 4217 alphabetic code in upper case. */
export function isCurrency(code: unknown): code is string {
  return typeof code === 'string' && minorUnitsByCurrency.has(code);
}
