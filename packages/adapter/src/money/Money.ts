/**
 * An amount of money: a whole number of ISO 4217 minor units (cents, yen, fils), never a float.
 *
 * @example { amount: 10050, currency: 'USD' } // $100.50
 */
export type Money = {
  /** Minor units; |amount| ≤ 2^53−1. Negative where money leaves. */
  amount: number;
  /** ISO 4217 alphabetic code, upper case. */
  currency: string;
};
