import type { StoryPlace } from './StoryPlace.ts';

/** The id of what a seeded customer pays with first. */
export function requireMethod({ paymentMethodId }: StoryPlace): string {
  if (paymentMethodId === null) throw new Error('A past that pays needs a saved payment method.');
  return paymentMethodId;
}
