import type { CurrencyTopUpSettings } from '../merchants/index.ts';

/** Amounts of a quote, in minor units. */
export type QuoteAmounts = { bonus: number; fee: number; tax: number; total: number };

/**
 * Calculates the bonus, fee, tax and total of a top-up. Each is a whole number of minor units: the bonus is rounded
 * down, fee and tax are rounded half up.
 */
export function calculateQuote(settings: CurrencyTopUpSettings, amount: number): QuoteAmounts {
  const bonus = calculateBonus(settings, amount);
  const fee = BigInt(settings.fee.fixed) + halfUp(BigInt(amount) * BigInt(settings.fee.basisPoints));
  const tax = halfUp((BigInt(amount) + fee) * BigInt(settings.tax.basisPoints));
  return { bonus, fee: Number(fee), tax: Number(tax), total: Number(BigInt(amount) + fee + tax) };
}

/** Calculates the bonus of an amount, from the highest tier that it reaches. */
export function calculateBonus(settings: CurrencyTopUpSettings, amount: number): number {
  const reached = settings.bonusTiers.filter(({ from }) => from <= amount);
  const tier = reached.toSorted((a, b) => b.from - a.from)[0];
  return tier ? Number((BigInt(amount) * BigInt(tier.basisPoints)) / 10_000n) : 0;
}

/** Ten-thousandths to whole units; both sides are positive here. */
function halfUp(tenThousandths: bigint): bigint {
  return (tenThousandths + 5_000n) / 10_000n;
}
