import { WalletError } from '../errors/WalletError.ts';
import type { Entry } from '../port/Entry.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { Page } from '../port/Page.ts';
import type { ListEntriesParameters } from '../port/WalletAdapter.ts';
import type { DodoLedgerEntry } from './DodoClient.ts';
import { toEntry } from './toEntry.ts';

/** Entries per page that the vendor allows at most. */
export const pageSize = 100;

/** Reads one page of a wallet's entries, newest first, counted from 0. A page with less than `pageSize` is the last. */
export type ReadPage = (page: number) => Promise<readonly DodoLedgerEntry[]>;

/** Position of an entry: the number of newer entries when it was read, its number and its id. */
type EntryPosition = { offset: number; number: number; id: string };

/**
 * Returns a page of a wallet's entries. The vendor pages by number, so a new entry shifts all others. A cursor therefore
 * names the entry before the page and its offset, and the search for the entry starts at that offset.
 */
export async function listDodoEntries(
  readPage: ReadPage,
  { walletId, filter = {}, cursor, limit = 25 }: ListEntriesParameters,
): Promise<Page<Entry>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidField('limit', 'is not a whole number from 1 to 100');
  }
  const numbered =
    cursor === undefined
      ? numberedEntries(readPage, walletId)
      : entriesAfter(readPage, walletId, parseCursor(cursor));
  const items: Entry[] = [];
  let nextCursor: string | null = null;
  for await (const { entry, offset } of numbered) {
    if (filter.from !== undefined && Date.parse(entry.createdAt) < Date.parse(filter.from)) break;
    if (!matchesFilter(entry, filter)) continue;
    if (items.length === limit) return { items, nextCursor };
    items.push(entry);
    nextCursor = [offset, entry.number, entry.id].join('.');
  }
  return { items, nextCursor: null };
}

/** Yields every entry of a wallet, newest first, with the number that the vendor does not give it. */
export async function* numberedEntries(readPage: ReadPage, walletId: string) {
  const newest = await countEntries(readPage);
  const readCached: ReadPage = async (page) => (page === 0 ? newest.entries : readPage(page));
  let number = newest.count;
  for await (const { entry, offset } of entriesFrom(readCached, 0)) {
    yield { entry: toEntry(walletId, number, entry), offset };
    number -= 1;
  }
}

async function* entriesAfter(readPage: ReadPage, walletId: string, position: EntryPosition) {
  let number: number | undefined;
  for await (const { entry, offset } of entriesFrom(readPage, position.offset)) {
    if (number !== undefined) yield { entry: toEntry(walletId, number, entry), offset };
    if (entry.id === position.id) number = position.number;
    if (number !== undefined) number -= 1;
  }
  if (number === undefined) throw invalidField('cursor', 'is not the nextCursor of a page');
}

function parseCursor(cursor: string): EntryPosition {
  const [, offset, number, id] = /^(\d{1,9})\.(\d{1,9})\.(.{1,200})$/s.exec(cursor) ?? [];
  if (id === undefined) throw invalidField('cursor', 'is not the nextCursor of a page');
  return { offset: Number(offset), number: Number(number), id };
}

/**
 * Yields every entry from an offset on, newest first. New entries shift the others to later pages, which then repeat some
 * entries; each entry is yielded once.
 */
async function* entriesFrom(
  readPage: ReadPage,
  offset: number,
): AsyncGenerator<{ entry: DodoLedgerEntry; offset: number }> {
  const yielded = new Set<string>();
  for (let page = Math.floor(offset / pageSize); ; page += 1) {
    const entries = await readPage(page);
    for (const [index, entry] of entries.entries()) {
      if (yielded.has(entry.id)) continue;
      yielded.add(entry.id);
      yield { entry, offset: page * pageSize + index };
    }
    if (entries.length < pageSize) return;
  }
}

const countTriesMax = 8;

/**
 * Returns the newest page and the number of all entries at the same point in time. Counting reads about two pages for
 * each doubling of the number. It starts again if an entry was written in between.
 */
async function countEntries(
  readPage: ReadPage,
): Promise<{ entries: readonly DodoLedgerEntry[]; count: number }> {
  let fullPage = 0;
  for (let tries = 0; tries < countTriesMax; tries += 1) {
    const entries = await readPage(0);
    if (entries.length < pageSize) return { entries, count: entries.length };
    const count = await countFrom(readPage, fullPage);
    const check = await readPage(0);
    if (check[0]?.id === entries[0]?.id) return { entries, count };
    fullPage = Math.floor(count / pageSize) - 1;
  }
  throw new WalletError('service_unavailable', 'Entries arrive faster than they can be counted. Try again.');
}

/** Counts the entries by a search between a page that is full and the first empty one. */
async function countFrom(readPage: ReadPage, fullPage: number): Promise<number> {
  let full = fullPage;
  let empty = Number.POSITIVE_INFINITY;
  for (let step = 1; empty - full > 1; step *= 2) {
    const page = empty < Number.POSITIVE_INFINITY ? Math.floor((full + empty) / 2) : full + step;
    const { length } = await readPage(page);
    if (length > 0 && length < pageSize) return page * pageSize + length;
    if (length === 0) empty = page;
    else full = page;
  }
  return (full + 1) * pageSize;
}

function invalidField(field: string, message: string): WalletError {
  return new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}
