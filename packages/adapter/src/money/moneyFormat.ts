import type { FormatMoneyOptions } from './FormatMoneyOptions.ts';
import { minorUnits } from './minorUnits.ts';

/** Far more than a page needs; it keeps a server that renders for every locale from growing. */
const formatsMax = 200;
const formats = new Map<string, Intl.NumberFormat>();

/** The formatter for a currency, made once: making one costs a hundred times what using it does. */
export function moneyFormat(currency: string, options: FormatMoneyOptions): Intl.NumberFormat {
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
      // ISO's digits: left to itself Intl rounds away minor units that exist, as those of HUF or IQD.
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      trailingZeroDisplay: trimZeroMinorUnits ? 'stripIfInteger' : 'auto',
    });
    if (formats.size >= formatsMax) formats.clear();
    formats.set(key, format);
  }
  return format;
}
