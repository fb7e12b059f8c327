import { WalletError } from '../errors/WalletError.ts';
import { isAmount } from './isAmount.ts';
import type { Money } from './Money.ts';
import { minorUnits } from './minorUnits.ts';

/**
 * An amount as a plain decimal in major units, exact: `"1234.50"`, `"-0.05"`, `"500"` for JPY. For
 * machines; show people `formatMoney`.
 *
 * @throws WalletError `amount_out_of_range` or `currency_not_supported`.
 */
export function decimalString(money: Money): `${number}` {
  const { amount, currency } = money;
  const digits = minorUnits(currency);
  if (!isAmount(amount)) {
    throw new WalletError(
      'amount_out_of_range',
      `${amount} is no whole number of minor units within ±(2^53−1).`,
    );
  }
  const sign = amount < 0 ? '-' : '';
  const units = String(Math.abs(amount)).padStart(digits + 1, '0');
  const decimal = digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`;
  // The compiler cannot see that digits around one point are a number; the property test does.
  return `${sign}${decimal}` as `${number}`;
}
