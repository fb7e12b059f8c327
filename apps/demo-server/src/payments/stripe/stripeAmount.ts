/**
 * Currencies whose unit at Stripe is smaller than the ISO 4217 minor unit, which this server uses, with the number of
 * Stripe's units in one minor unit.
 *
 * @see https://docs.stripe.com/currencies#special-cases
 */
const stripePerMinor = new Map([
  ['ISK', 100],
  ['UGX', 100],
]);

/** Currencies whose unit at Stripe is larger, with the number of minor units in one of Stripe's units. */
const minorPerStripe = new Map([['MGA', 100]]);

/** Currencies of three decimals, whose amounts must be multiples of ten at Stripe. */
const inTens = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** Converts minor units to Stripe's units. Returns null for an amount that Stripe cannot charge exactly. */
export function toStripeAmount(amount: number, currency: string): number | null {
  const many = minorPerStripe.get(currency);
  if (many !== undefined) return amount % many === 0 ? amount / many : null;
  if (inTens.has(currency) && amount % 10 !== 0) return null;
  const scaled = amount * (stripePerMinor.get(currency) ?? 1);
  return Number.isSafeInteger(scaled) ? scaled : null;
}

/** Converts Stripe's units to minor units, rounded up. */
export function fromStripeAmount(amount: number, currency: string): number {
  const many = minorPerStripe.get(currency);
  return many === undefined ? Math.ceil(amount / (stripePerMinor.get(currency) ?? 1)) : amount * many;
}
