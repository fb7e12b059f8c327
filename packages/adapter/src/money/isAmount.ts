/** Whether a value can be an amount: a whole number of minor units with |value| ≤ 2^53−1. */
export function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
