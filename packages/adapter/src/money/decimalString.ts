import { WalletError } from '../errors/WalletError.ts';
import { isAmount, type Money } from './Money.ts';
import { minorUnits } from './minorUnits.ts';

/**
 * Returns an amount as an exact decimal in major units: `"1234.50"`, `"-0.05"`, or `"500"` for JPY. It is for machines
 * and the inverse of `parseMoney`; use `formatMoney` for people.
 *
 * @throws WalletError `amount_out_of_range` or `currency_not_supported`.
 */
export function decimalString(money: Money): `${number}` {
  const { amount, currency } = money;
  const digits = minorUnits(currency);
  if (!isAmount(amount)) {
    throw new WalletError(
      'amount_out_of_range',
      `${amount} is not an amount. Pass an integer of minor units within ±(2^53−1).`,
    );
  }
  const sign = amount < 0 ? '-' : '';
  const units = String(Math.abs(amount)).padStart(digits + 1, '0');
  const decimal = digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`;
  // The compiler cannot see that this is a number. The property test does.
  return `${sign}${decimal}` as `${number}`;
}
