import { isAmount, type Money, WalletError } from '@coffer/adapter';

/**
 * Converts a sum over many wallets to money.
 *
 * @throws WalletError `amount_out_of_range` when the sum is beyond 2^53−1, which JSON cannot carry exactly
 */
export function toMoney(sum: bigint | number, currency: string): Money {
  const amount = Number(sum);
  if (isAmount(amount)) return { amount, currency };
  throw new WalletError(
    'amount_out_of_range',
    `A sum in ${currency} is beyond 2^53−1 and cannot be told exactly.`,
  );
}
