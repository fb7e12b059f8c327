import { WalletError } from '../errors/WalletError.ts';
import { isAmount } from '../money/Money.ts';

/** An amount that the vendor said; what is not exactly a whole number is not shown as one. */
export function dodoAmount(value: number): number {
  if (isAmount(value)) return value;
  throw new WalletError('malformed_response', 'Dodo Payments answered an amount that is no whole number.');
}
