import { expect, test } from 'vitest';
import { fromStripeAmount, toStripeAmount } from './stripeAmount.ts';

test.each([
  ['USD', 1050, 1050],
  ['JPY', 500, 500],
  // Whole units only, but counted in hundredths.
  ['ISK', 5, 500],
  ['UGX', 7, 700],
  ['MGA', 500, 5],
  ['KWD', 5120, 5120],
])('%s %i is %i at Stripe, and back', (currency, amount, stripe) => {
  expect(toStripeAmount(amount, currency)).toBe(stripe);
  expect(fromStripeAmount(stripe, currency)).toBe(amount);
});

test('what Stripe cannot move to the last unit is not rounded', () => {
  expect([toStripeAmount(5124, 'KWD'), toStripeAmount(450, 'MGA')]).toEqual([null, null]);
  expect(toStripeAmount(Number.MAX_SAFE_INTEGER, 'ISK')).toBeNull();
});
