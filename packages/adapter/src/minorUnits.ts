import { unusualCurrencies } from './currencies.gen.ts';
import { isCurrency } from './isCurrency.ts';
import { WalletError } from './WalletError.ts';

/** How many digits a currency has after the decimal point. */
export type MinorUnits = 0 | 2 | 3 | 4;

/**
 * How many digits a currency has after the decimal point, by ISO 4217: 0 for JPY, 2 for USD, 3 for KWD.
 * `Intl` is no substitute: it says how many digits are usual to print, which differs for some currencies.
 *
 * @throws WalletError `currency_not_supported` for a code that ISO 4217 does not list.
 */
export function minorUnits(currency: string): MinorUnits {
  if (!isCurrency(currency)) {
    throw new WalletError(
      'currency_not_supported',
      `"${currency}" is no ISO 4217 code. Pass one such as "USD".`,
    );
  }
  if (unusualCurrencies[0].includes(currency)) return 0;
  if (unusualCurrencies[3].includes(currency)) return 3;
  return unusualCurrencies[4].includes(currency) ? 4 : 2;
}
