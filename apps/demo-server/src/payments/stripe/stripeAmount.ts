/**
 * Currencies whose unit at Stripe is not the ISO 4217 minor unit that this server counts in: how many of
 * Stripe's make one of ours, or how many of ours make one of Stripe's.
 */
const stripePerMinor = new Map([
  ['ISK', 100],
  ['UGX', 100],
]);
const minorPerStripe = new Map([['MGA', 100]]);

/** Of these Stripe takes whole tens only. */
const inTens = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** Minor units as Stripe counts them, or null for an amount that it cannot move to the last unit. */
export function toStripeAmount(amount: number, currency: string): number | null {
  const many = minorPerStripe.get(currency);
  if (many !== undefined) return amount % many === 0 ? amount / many : null;
  if (inTens.has(currency) && amount % 10 !== 0) return null;
  const scaled = amount * (stripePerMinor.get(currency) ?? 1);
  return Number.isSafeInteger(scaled) ? scaled : null;
}

/** What Stripe counts as minor units here; what is left of one counts as a whole. */
export function fromStripeAmount(amount: number, currency: string): number {
  const many = minorPerStripe.get(currency);
  return many === undefined ? Math.ceil(amount / (stripePerMinor.get(currency) ?? 1)) : amount * many;
}
