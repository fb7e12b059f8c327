import type { Page } from '@coffer/adapter';

/** A page from one item more than it holds: whether that one is there says whether more follows. */
export function toPage<Item extends { id: string }>(items: Item[], limit: number): Page<Item> {
  const shown = items.slice(0, limit);
  return { items: shown, nextCursor: items.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
