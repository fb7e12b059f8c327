import { decimalString } from './decimalString.ts';
import type { Money } from './Money.ts';
import { minorUnits } from './minorUnits.ts';

/** Options of `formatMoney` and `formatMoneyToParts`. */
export type FormatMoneyOptions = {
  /** BCP 47 language tag, with extensions if needed: `en-IN`, `ar-EG`, `de-u-nu-latn`. */
  locale: string;
  /**
   * When to show a sign. Use `exceptZero` for movements.
   * @default 'auto'
   */
  signDisplay?: 'auto' | 'always' | 'exceptZero' | 'negative' | 'never';
  /**
   * Form in which the currency appears.
   * @default 'symbol'
   */
  currencyDisplay?: 'symbol' | 'narrowSymbol' | 'code' | 'name';
  /**
   * Omits minor units that are all zero: `$100` instead of `$100.00`. Useful for suggested amounts.
   * @default false
   */
  trimZeroMinorUnits?: boolean;
};

/**
 * Formats an amount for people of a locale, exact to the last digit.
 *
 * @example formatMoney({ amount: 123450, currency: 'USD' }, { locale: 'en-US' }) // "$1,234.50"
 * @throws WalletError `amount_out_of_range` or `currency_not_supported`.
 */
export function formatMoney(money: Money, options: FormatMoneyOptions): string {
  return currencyFormat(money.currency, options).format(decimalString(money));
}

/**
 * Formats an amount as parts, so that the decimals or the sign can be styled.
 *
 * @throws WalletError `amount_out_of_range` or `currency_not_supported`.
 */
export function formatMoneyToParts(money: Money, options: FormatMoneyOptions): Intl.NumberFormatPart[] {
  return currencyFormat(money.currency, options).formatToParts(decimalString(money));
}

const formats = new Map<string, Intl.NumberFormat>();

/** A page needs only a few formatters. The limit keeps a server that renders every locale from growing. */
const formatsMax = 200;

/** Creates each formatter once, because creating one takes about a hundred times as long as using it. */
function currencyFormat(currency: string, options: FormatMoneyOptions): Intl.NumberFormat {
  const { locale, signDisplay = 'auto', currencyDisplay = 'symbol', trimZeroMinorUnits = false } = options;
  const key = [locale, currency, signDisplay, currencyDisplay, trimZeroMinorUnits].join();
  let format = formats.get(key);
  if (!format) {
    const digits = minorUnits(currency);
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      signDisplay,
      currencyDisplay,
      // By default `Intl` rounds minor units away that ISO 4217 has, for example of HUF and IQD.
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      trailingZeroDisplay: trimZeroMinorUnits ? 'stripIfInteger' : 'auto',
    });
    if (formats.size >= formatsMax) formats.clear();
    formats.set(key, format);
  }
  return format;
}
