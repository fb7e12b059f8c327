import { type Money, WalletError } from '@coffer/adapter';

/**
 * Returns the minor units of an amount that a request states in a field.
 *
 * @throws WalletError `currency_mismatch` when the amount is in another currency
 */
export function requireCurrency(money: Money, currency: string, field: string): number {
  if (money.currency === currency) return money.amount;
  const message = `This amount is in ${money.currency}. Send it in ${currency}.`;
  throw new WalletError('currency_mismatch', message, { fields: [{ field: `${field}.currency`, message }] });
}
