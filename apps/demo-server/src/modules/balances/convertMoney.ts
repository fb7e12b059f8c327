import { minorUnits } from '@coffer/adapter';

/**
 * An amount in another currency's minor units, by what one unit is worth there: exact, and rounded half away from
 * zero once, at the end.
 */
export function convertMoney(
  amount: bigint,
  { from, to, rate }: { from: string; to: string; rate: string },
): bigint {
  const [whole = '', fraction = ''] = rate.split('.');
  const value = amount * BigInt(whole + fraction) * 10n ** BigInt(minorUnits(to));
  const scale = 10n ** BigInt(minorUnits(from) + fraction.length);
  const half = value < 0n ? -scale : scale;
  return (2n * value + half) / (2n * scale);
}
