import { decimalString } from './decimalString.ts';
import type { FormatMoneyOptions } from './FormatMoneyOptions.ts';
import type { Money } from './Money.ts';
import { moneyFormat } from './moneyFormat.ts';

/**
 * As `formatMoney`, in pieces, to style them apart: a small fraction, a coloured sign.
 *
 * @throws WalletError `amount_out_of_range` or `currency_not_supported`.
 */
export function formatMoneyToParts(money: Money, options: FormatMoneyOptions): Intl.NumberFormatPart[] {
  return moneyFormat(money.currency, options).formatToParts(decimalString(money));
}
