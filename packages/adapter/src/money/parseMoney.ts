import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from './Money.ts';
import { minorUnits } from './minorUnits.ts';

/**
 * Parses a plain decimal in major units, without grouping, locale or exponent. The inverse of `decimalString`. Use
 * `useMoneyInput` for text that a person typed.
 *
 * @example parseMoney('1234.50', 'USD') // { amount: 123450, currency: 'USD' }
 * @throws WalletError `invalid_request` for other text and for more decimals than the currency has,
 * `amount_out_of_range` above 2^53−1 minor units, `currency_not_supported`.
 */
export function parseMoney(decimal: string, currency: string): Money {
  const digits = minorUnits(currency);
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(decimal);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || fraction.length > digits) {
    throw new WalletError(
      'invalid_request',
      `"${decimal}" is not an amount in ${currency}. Pass a plain decimal with at most ${digits} digits after the point.`,
    );
  }
  // An integer above 2^53−1 becomes a double that is above it too, so the check below finds it.
  const size = Number(whole + fraction.padEnd(digits, '0'));
  if (!isAmount(size)) {
    throw new WalletError('amount_out_of_range', `${decimal} ${currency} is more than 2^53−1 minor units.`);
  }
  return { amount: sign && size > 0 ? -size : size, currency };
}
