import { expect, test } from 'vitest';
import { calculateRunway } from './calculateRunway.ts';

const steady = Array.from({ length: 10 }, () => 10);

test.each([
  ['no days left from six days of history', { spend: steady.slice(4), available: 100, grants: [] }, null],
  ['no days left without spend', { spend: steady.map(() => 0), available: 100, grants: [] }, null],
  [
    'the rounded range of a steady burn rate',
    { spend: steady, available: 95, grants: [] },
    { min: 9, max: 10 },
  ],
  [
    'the days left from one half if the other has no spend',
    { spend: [...steady.slice(5), 0, 0, 0, 0, 0], available: 100, grants: [] },
    { min: 10, max: 10 },
  ],
  [
    'zero days left without an available balance',
    { spend: steady, available: -5, grants: [] },
    { min: 0, max: 0 },
  ],
])('calculates %s', (_, basis, daysLeft) => {
  expect(calculateRunway(basis).daysLeft).toEqual(daysLeft);
});

test('credit is at risk if it expires before the forecast spend reaches it', () => {
  const grants = [
    { remaining: 30, daysLeft: 2 },
    { remaining: 100, daysLeft: null },
    { remaining: 50, daysLeft: 13 },
  ];
  // 20 of the first grant are spent before it expires. The second takes the next 10 days. 1 day remains for the third.
  expect(calculateRunway({ spend: steady, available: 180, grants }).expiringAtRisk).toBe(10 + 40);
  expect(calculateRunway({ spend: [], available: 180, grants }).expiringAtRisk).toBe(80);
});
