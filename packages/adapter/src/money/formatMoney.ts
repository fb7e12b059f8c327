import { decimalString } from './decimalString.ts';
import type { FormatMoneyOptions } from './FormatMoneyOptions.ts';
import type { Money } from './Money.ts';
import { moneyFormat } from './moneyFormat.ts';

/**
 * An amount as people of a locale write it, exact to the last digit of 2^53−1.
 *
 * @example formatMoney({ amount: 123450, currency: 'USD' }, { locale: 'en-US' }) // "$1,234.50"
 * @throws WalletError `amount_out_of_range` or `currency_not_supported`.
 */
export function formatMoney(money: Money, options: FormatMoneyOptions): string {
  return moneyFormat(money.currency, options).format(decimalString(money));
}
