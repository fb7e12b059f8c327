import { expect, test } from 'vitest';
import { Random } from './Random.ts';
import { runFuzz } from './runFuzz.ts';

// The first few of `pnpm test:fuzz`, which sends 20,000.

test('invariant 9 (P): generated requests: no failure, no answer that is not documented, nothing changed by what was refused', async () => {
  const { findings, refused, changed, statuses } = await runFuzz({
    seed: 4,
    requests: 300,
    movesClock: false,
  });
  expect(findings).toEqual([]);
  // Otherwise it would have looked at nothing.
  expect(refused).toBeGreaterThan(60);
  expect(changed).toBeGreaterThan(20);
  expect(statuses.size).toBeGreaterThan(100);
}, 60_000);

test('the same seed throws the same', () => {
  const throws = (seed: number) => {
    const dice = new Random(seed);
    return Array.from({ length: 20 }, () => dice.between(1, 6));
  };
  expect(throws(9)).toEqual(throws(9));
  expect(throws(9)).not.toEqual(throws(10));
  expect(new Set(throws(9)).size).toBeGreaterThan(3);
});
