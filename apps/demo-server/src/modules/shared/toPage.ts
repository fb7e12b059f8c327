import type { Page } from '@coffer/adapter';

/** Makes a page from up to `limit + 1` items. The extra item shows that another page follows. */
export function toPage<Item extends { id: string }>(items: Item[], limit: number): Page<Item> {
  const shown = items.slice(0, limit);
  return { items: shown, nextCursor: items.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
