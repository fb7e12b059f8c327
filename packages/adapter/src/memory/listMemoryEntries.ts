import type { Entry } from '../port/Entry.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { Page } from '../port/Page.ts';
import type { ListEntriesParameters } from '../port/WalletAdapter.ts';
import { invalidField, requireLimit } from './requestErrors.ts';

/** Returns a page of entries, newest first. The cursor is an entry number, so new entries do not shift the pages. */
export function listMemoryEntries(
  entries: readonly Entry[],
  { filter = {}, cursor, limit = 25 }: ListEntriesParameters,
): Page<Entry> {
  requireLimit(limit);
  const items: Entry[] = [];
  for (let index = before(cursor, entries.length) - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry || !matchesFilter(entry, filter)) continue;
    if (items.length === limit) return { items, nextCursor: `before-${items.at(-1)?.number}` };
    items.push(entry);
  }
  return { items, nextCursor: null };
}

/** Returns how many of the oldest entries the page may contain. */
function before(cursor: string | undefined, count: number): number {
  if (cursor === undefined) return count;
  const number = Number(/^before-(\d{1,15})$/.exec(cursor)?.[1]);
  if (!(number >= 1 && number <= count)) throw invalidField('cursor', 'is not the nextCursor of a page');
  return number - 1;
}
