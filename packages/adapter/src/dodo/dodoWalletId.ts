import { WalletError } from '../errors/WalletError.ts';
import { isCurrency } from '../money/minorUnits.ts';

/** The vendor's wallets have no id: a customer has one a currency, and these two are it. */
export function dodoWalletId(customerId: string, currency: string): string {
  return `${customerId}:${currency}`;
}

/** The currency of a customer's wallet by its id; that of anybody else is not there. */
export function currencyOfWallet(customerId: string, walletId: string): string {
  const currency = walletId.slice(-3);
  if (isCurrency(currency) && walletId === dodoWalletId(customerId, currency)) return currency;
  throw missingWallet();
}

export function missingWallet(): WalletError {
  return new WalletError('not_found', 'There is no such wallet.');
}
