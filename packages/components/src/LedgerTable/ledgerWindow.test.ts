import { assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { entryByPlace } from './entryByPlace.ts';
import { ledgerWindow } from './ledgerWindow.ts';

test('every row in sight is drawn, and of the others a screen at most', () => {
  const sizes = record({
    top: integer({ min: -7_000_000, max: 2_000 }),
    height: integer({ min: 1, max: 3_000 }),
    rowSize: integer({ min: 20, max: 200 }),
    count: integer({ min: 0, max: 100_000 }),
  });
  assert(
    property(sizes, ({ top, height, rowSize, count }) => {
      const { first, end } = ledgerWindow({ top, height, rowSize, count, held: null });
      const isInSight = (index: number) => {
        const start = top + index * rowSize;
        return index >= 0 && index < count && start < height && start + rowSize > 0;
      };
      expect([first - 1, end].filter(isInSight)).toEqual([]);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      expect(end - first).toBeLessThanOrEqual(Math.ceil(height / rowSize) + 26);
    }),
  );
});

test('an entry is found by its place, in any order, over pages of any length', () => {
  const lengths = [0, 3, 0, 1, 100, 0, 7];
  const all = lengths.flatMap((length, page) =>
    Array.from({ length }, (_, index) => ({ id: `${page}.${index}` })),
  );
  let taken = 0;
  const pages = lengths.map((length) => {
    taken += length;
    return { items: all.slice(taken - length, taken), nextCursor: null };
  });
  // Only their places matter here.
  const entryAt = entryByPlace(pages as unknown as Parameters<typeof entryByPlace>[0]);
  for (const place of [50, 0, 110, 3, 109, 4, 111, -1, 2]) expect(entryAt(place)?.id).toBe(all[place]?.id);
});
