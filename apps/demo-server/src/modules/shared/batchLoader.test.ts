import { expect, test } from 'vitest';
import { batchLoader } from './batchLoader.ts';

test('calls during a read share the next read', async () => {
  const stored = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const reads: { keys: readonly string[]; answer: () => void }[] = [];
  const find = batchLoader<string, number>(
    (keys) =>
      new Promise((resolve) => {
        reads.push({ keys, answer: () => resolve(new Map(stored)) });
      }),
  );
  const first = find('a');
  await expect.poll(() => reads.length).toBe(1);
  const others = [find('a'), find('b'), find('a'), find('c')];
  expect(reads.map(({ keys }) => keys)).toEqual([['a']]);
  reads[0]?.answer();
  expect(await first).toBe(1);
  // The second read returns what changed before it began.
  stored.set('a', 3);
  await expect.poll(() => reads.length).toBe(2);
  expect(reads[1]?.keys).toEqual(['a', 'b', 'c']);
  reads[1]?.answer();
  expect(await Promise.all(others)).toEqual([3, 2, 3, undefined]);
});

test('a failed read rejects only its own calls, and the next one works', async () => {
  let isBroken = true;
  const find = batchLoader<string, number>(async (keys) => {
    if (isBroken) throw new Error('gone');
    return new Map(keys.map((key) => [key, key.length]));
  });
  await expect(find('abc')).rejects.toThrow('gone');
  isBroken = false;
  expect(await find('abc')).toBe(3);
});
