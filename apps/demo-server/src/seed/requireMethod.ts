import type { SeedContext } from './SeedContext.ts';

/** The id of what a seeded customer pays with first. */
export function requireMethod({ paymentMethodId }: SeedContext): string {
  if (paymentMethodId === null) throw new Error('A past that pays needs a saved payment method.');
  return paymentMethodId;
}
