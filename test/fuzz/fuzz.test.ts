import { expect, test } from 'vitest';
import { Random } from './Random.ts';
import { runFuzz } from './runFuzz.ts';

// A few hundred requests. `pnpm test:fuzz` sends 20,000.

test('invariant 9 (P): answers generated requests as documented, and changes no row when it rejects one', async () => {
  const { findings, refused, changed, statuses } = await runFuzz({
    seed: 4,
    requests: 300,
    movesClock: false,
  });
  expect(findings).toEqual([]);
  // Guards against a run that checked nothing.
  expect(refused).toBeGreaterThan(60);
  expect(changed).toBeGreaterThan(20);
  expect(statuses.size).toBeGreaterThan(100);
}, 60_000);

test('the same seed gives the same numbers', () => {
  const numbers = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 20 }, () => random.between(1, 6));
  };
  expect(numbers(9)).toEqual(numbers(9));
  expect(numbers(9)).not.toEqual(numbers(10));
  expect(new Set(numbers(9)).size).toBeGreaterThan(3);
});
