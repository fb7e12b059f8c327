import { expect, test } from 'vitest';
import { calculateRunway } from './calculateRunway.ts';

const steady = Array.from({ length: 10 }, () => 10);

test.each([
  ['six days are not enough', { spend: steady.slice(4), available: 100, grants: [] }, null],
  ['no spend is no pace', { spend: steady.map(() => 0), available: 100, grants: [] }, null],
  ['a steady pace', { spend: steady, available: 95, grants: [] }, { min: 9, max: 10 }],
  [
    'an empty half is no pace',
    { spend: [...steady.slice(5), 0, 0, 0, 0, 0], available: 100, grants: [] },
    { min: 10, max: 10 },
  ],
  ['nothing left', { spend: steady, available: -5, grants: [] }, { min: 0, max: 0 }],
])('%s', (_, basis, daysLeft) => {
  expect(calculateRunway(basis).daysLeft).toEqual(daysLeft);
});

test('at risk is what its turn will not have come for when it ends', () => {
  const grants = [
    { remaining: 30, daysLeft: 2 },
    { remaining: 100, daysLeft: null },
    { remaining: 50, daysLeft: 13 },
  ];
  // 20 of the first are spent in time; the second takes the next 10 days; one more day is left for the third.
  expect(calculateRunway({ spend: steady, available: 180, grants }).expiringAtRisk).toBe(10 + 40);
  expect(calculateRunway({ spend: [], available: 180, grants }).expiringAtRisk).toBe(80);
});
