import { expect, test } from 'vitest';
import { createId } from './createId.ts';

test('creates ids that differ and sort in the order of creation, also within a millisecond', () => {
  const start = Date.UTC(2026, 10, 30);
  const ids = Array.from({ length: 2_000 }, (_, index) =>
    createId('cus', new Date(start + Math.floor(index / 500))),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^cus_[0-9a-hjkmnp-tv-z]{28}$/);
});
