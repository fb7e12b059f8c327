import { WalletError } from '../errors/WalletError.ts';
import { isAmount } from './isAmount.ts';
import type { Money } from './Money.ts';
import { minorUnits } from './minorUnits.ts';

/**
 * Reads a plain decimal in major units, as machines write it: `parseMoney('1234.50', 'USD')` is
 * `{ amount: 123450, currency: 'USD' }`. No grouping, no locale, no exponent; what a person typed is
 * for `useMoneyInput`.
 *
 * @throws WalletError `invalid_request` for anything else, also for more digits than the currency has;
 * `amount_out_of_range` beyond 2^53−1 minor units; `currency_not_supported`.
 */
export function parseMoney(decimal: string, currency: string): Money {
  const digits = minorUnits(currency);
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(decimal);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || fraction.length > digits) {
    throw new WalletError(
      'invalid_request',
      `"${decimal}" is no amount of ${currency}. Pass a plain decimal with at most ${digits} digits after the point.`,
    );
  }
  // Every whole number beyond 2^53−1 becomes a double that is beyond it too, so none slips through.
  const size = Number(whole + fraction.padEnd(digits, '0'));
  if (!isAmount(size)) {
    throw new WalletError('amount_out_of_range', `${decimal} ${currency} is beyond 2^53−1 minor units.`);
  }
  return { amount: sign && size > 0 ? -size : size, currency };
}
