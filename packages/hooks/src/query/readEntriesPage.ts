import type { Entry, Page } from '@coffer/adapter';

type HeldEntries = { pages: Page<Entry>[]; pageParams: (string | null)[] };

/**
 * Reads one page of a list that only ever grows at its top. Entries never change, so a page that is
 * held is still right: a refresh of a thousand pages asks only for what is new, and puts it on top of
 * the first one. The cursors below stay as they are.
 */
export async function readEntriesPage(
  list: (at: { cursor?: string }) => Promise<Page<Entry>>,
  held: HeldEntries | undefined,
  cursor: string | null,
): Promise<Page<Entry>> {
  if (cursor !== null) return heldPage(held, cursor) ?? list({ cursor });
  const first = held?.pages[0];
  const newest = first?.items[0];
  if (!first || !newest) return list({});

  const arrived: Entry[] = [];
  for (let next: string | null = null; ; ) {
    const page = await list(next === null ? {} : { cursor: next });
    const overlap = page.items.findIndex((entry) => entry.id === newest.id);
    arrived.push(...(overlap < 0 ? page.items : page.items.slice(0, overlap)));
    if (overlap >= 0) return { items: [...arrived, ...first.items], nextCursor: first.nextCursor };
    const isPast = page.items.some((entry) => entry.number <= newest.number);
    // Not the history that is held, as after a reset of a test backend: all of it is read again.
    if (isPast || page.nextCursor === null) return { items: arrived, nextCursor: page.nextCursor };
    next = page.nextCursor;
  }
}

function heldPage(held: HeldEntries | undefined, cursor: string): Page<Entry> | undefined {
  const index = held?.pageParams.indexOf(cursor) ?? -1;
  return held?.pages[index];
}
