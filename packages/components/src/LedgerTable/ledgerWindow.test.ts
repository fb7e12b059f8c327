import { assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { entryByIndex, ledgerWindow } from './ledgerWindow.ts';

test('draws every row in sight and at most one screen of others', () => {
  const sizes = record({
    top: integer({ min: -7_000_000, max: 2_000 }),
    height: integer({ min: 1, max: 3_000 }),
    rowSize: integer({ min: 20, max: 200 }),
    count: integer({ min: 0, max: 100_000 }),
  });
  assert(
    property(sizes, ({ top, height, rowSize, count }) => {
      const { first, end } = ledgerWindow({ top, height, rowSize, count, focused: null });
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

test('finds entries by index in any order, in pages of any length', () => {
  const lengths = [0, 3, 0, 1, 100, 0, 7];
  const all = lengths.flatMap((length, page) =>
    Array.from({ length }, (_, index) => ({ id: `${page}.${index}` })),
  );
  let used = 0;
  const pages = lengths.map((length) => {
    used += length;
    return { items: all.slice(used - length, used), nextCursor: null };
  });
  // Only the index matters here.
  const entryAt = entryByIndex(pages as unknown as Parameters<typeof entryByIndex>[0]);
  for (const index of [50, 0, 110, 3, 109, 4, 111, -1, 2]) expect(entryAt(index)?.id).toBe(all[index]?.id);
});
