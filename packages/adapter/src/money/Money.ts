/**
 * An amount of money: an integer in minor units of [ISO 4217](https://www.iso.org/iso-4217-currency-codes.html), such as
 * cents, yen or fils. Never a float.
 *
 * @example { amount: 10050, currency: 'USD' } // $100.50
 */
export type Money = {
  /** Minor units, |amount| ≤ 2^53−1. Negative if money leaves. */
  amount: number;
  /** ISO 4217 alphabetic code in upper case. */
  currency: string;
};

/** Largest amount in minor units: 2^53−1, the largest integer that every JSON parser reads exactly. */
export const amountMax = Number.MAX_SAFE_INTEGER;

/** Returns whether a value can be an amount: an integer with |value| ≤ 2^53−1. */
export function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
