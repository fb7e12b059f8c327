import { expect, test } from 'vitest';
import { fromStripeAmount, toStripeAmount } from './stripeAmount.ts';

test.each([
  ['USD', 1050, 1050],
  ['JPY', 500, 500],
  // Stripe accepts whole units only, and counts them in hundredths.
  ['ISK', 5, 500],
  ['UGX', 7, 700],
  ['MGA', 500, 5],
  ['KWD', 5120, 5120],
])('converts %s %i to %i at Stripe and back', (currency, amount, stripe) => {
  expect(toStripeAmount(amount, currency)).toBe(stripe);
  expect(fromStripeAmount(stripe, currency)).toBe(amount);
});

test('returns null for an amount that Stripe cannot charge exactly', () => {
  expect([toStripeAmount(5124, 'KWD'), toStripeAmount(450, 'MGA')]).toEqual([null, null]);
  expect(toStripeAmount(Number.MAX_SAFE_INTEGER, 'ISK')).toBeNull();
});
