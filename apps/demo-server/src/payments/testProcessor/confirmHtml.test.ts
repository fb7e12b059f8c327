import { expect, test } from 'vitest';
import { confirmHtml } from './confirmHtml.ts';

const amountOf = (amount: number, currency: string) =>
  /class="amount">(.*?)</.exec(
    confirmHtml({ state: 'open', status: 'requiresAction', amount, currency }),
  )?.[1];

test.each([
  [123_456, 'USD', '$1,234.56'],
  // Prices in HUF and IQD usually omit the minor units. The page shows them.
  [123_456, 'HUF', 'HUF\u00a01,234.56'],
  [123_456, 'IQD', 'IQD\u00a0123.456'],
  [123_456, 'JPY', '¥123,456'],
  [9_007_199_254_740_991, 'EUR', '€90,071,992,547,409.91'],
])('shows %i minor units of %s as %s', (amount, currency, text) => {
  expect(amountOf(amount, currency)).toBe(text);
});
