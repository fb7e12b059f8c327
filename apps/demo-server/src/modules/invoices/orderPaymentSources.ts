/**
 * In which order an invoice is paid: the methods by their priority, and the wallet at its own place among
 * them. Priority 1 is first; a wallet with a higher one than there are methods is last.
 */
export function orderPaymentSources({
  methods,
  walletPriority,
}: {
  /** Ids, the first in priority first. */
  methods: readonly string[];
  walletPriority: number;
}): string[] {
  return methods.toSpliced(walletPriority - 1, 0, walletStep);
}

/** The step of a plan that stands for the wallet. */
export const walletStep = 'wallet';
