import type { SeedContext } from './SeedContext.ts';

/** Returns the id of a seeded customer's first payment method. */
export function requireMethod({ paymentMethodId }: SeedContext): string {
  if (paymentMethodId === null) throw new Error('A past that pays needs a saved payment method.');
  return paymentMethodId;
}
