import { expect, test } from 'vitest';
import { humanize, humanizeLabel } from './humanize.ts';

test.each([
  ['settled', 'settled', 'Settled'],
  ['partiallyPaid', 'partially paid', 'Partially paid'],
  ['topUp', 'top-up', 'Top-up'],
  ['autoTopUp', 'auto top-up', 'Auto top-up'],
  ['credit · topUp', 'credit · top-up', 'Credit · top-up'],
])('writes %s as %s, and as the label %s', (value, text, label) => {
  expect(humanize(value)).toBe(text);
  expect(humanizeLabel(value)).toBe(label);
});
