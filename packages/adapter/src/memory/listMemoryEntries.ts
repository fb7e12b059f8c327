import { WalletError } from '../errors/WalletError.ts';
import type { Entry } from '../port/Entry.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { Page } from '../port/Page.ts';
import type { ListEntriesParameters } from '../port/WalletAdapter.ts';

/** A page of entries, newest first. The cursor is a place among numbers, so what arrives later moves nothing. */
export function listMemoryEntries(
  entries: readonly Entry[],
  { filter = {}, cursor, limit = 25 }: ListEntriesParameters,
): Page<Entry> {
  assertLimit(limit);
  const items: Entry[] = [];
  for (let index = before(cursor, entries.length) - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry || !matchesFilter(entry, filter)) continue;
    if (items.length === limit) return { items, nextCursor: `before-${items.at(-1)?.number}` };
    items.push(entry);
  }
  return { items, nextCursor: null };
}

/** Rejects a page size that no server accepts. @throws WalletError `invalid_request` */
export function assertLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidParameter('limit', 'is a whole number from 1 to 100');
  }
}

/** How many of the oldest entries the page may draw from. */
function before(cursor: string | undefined, count: number): number {
  if (cursor === undefined) return count;
  const number = Number(/^before-(\d{1,15})$/.exec(cursor)?.[1]);
  if (!(number >= 1 && number <= count)) throw invalidParameter('cursor', 'is no cursor that a page gave');
  return number - 1;
}

/** An `invalid_request` that names the parameter. */
export function invalidParameter(field: string, message: string): WalletError {
  return new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}
