import { WalletError } from '@coffer/adapter';

/**
 * Builds the part of each currency. A currency with a sum beyond 2^53−1, which JSON cannot carry exactly, is named
 * instead: one such currency must not hide the others.
 */
export function countableCurrencies<Sum extends { currency: string }, Part>(
  sums: readonly Sum[],
  toPart: (sum: Sum) => Part,
): { currencies: Part[]; outOfRange: string[] } {
  const currencies: Part[] = [];
  const outOfRange: string[] = [];
  for (const sum of sums) {
    const part = nullIfOutOfRange(() => toPart(sum));
    if (part === null) outOfRange.push(sum.currency);
    else currencies.push(part);
  }
  return { currencies, outOfRange };
}

/** Returns what `build` makes, or null when a sum in it is beyond 2^53−1. */
export function nullIfOutOfRange<Value>(build: () => Value): Value | null {
  try {
    return build();
  } catch (error) {
    if (error instanceof WalletError && error.code === 'amount_out_of_range') return null;
    throw error;
  }
}
