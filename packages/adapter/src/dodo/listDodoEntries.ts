import { WalletError } from '../errors/WalletError.ts';
import type { Entry } from '../port/Entry.ts';
import { matchesFilter } from '../port/matchesFilter.ts';
import type { Page } from '../port/Page.ts';
import type { ListEntriesParameters } from '../port/WalletAdapter.ts';
import { entriesFrom } from './entriesFrom.ts';
import { everyDodoEntry } from './everyDodoEntry.ts';
import type { ReadPage } from './ReadPage.ts';
import { toEntry } from './toEntry.ts';

type Place = { offset: number; number: number; id: string };

/**
 * A page of a wallet's entries. The vendor pages by number, so that what arrives moves all the rest: a cursor
 * names the entry that it follows and where that stood, and it is looked for from there on.
 */
export async function listDodoEntries(
  readPage: ReadPage,
  { walletId, filter = {}, cursor, limit = 25 }: ListEntriesParameters,
): Promise<Page<Entry>> {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalid('limit', 'is a whole number from 1 to 100');
  }
  const numbered =
    cursor === undefined
      ? everyDodoEntry(readPage, walletId)
      : entriesAfter(readPage, walletId, placeOf(cursor));
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

async function* entriesAfter(readPage: ReadPage, walletId: string, place: Place) {
  let number: number | undefined;
  for await (const { entry, offset } of entriesFrom(readPage, place.offset)) {
    if (number !== undefined) yield { entry: toEntry(walletId, number, entry), offset };
    if (entry.id === place.id) number = place.number;
    if (number !== undefined) number -= 1;
  }
  if (number === undefined) throw invalid('cursor', 'is no cursor that a page gave');
}

function placeOf(cursor: string): Place {
  const [, offset, number, id] = /^(\d{1,9})\.(\d{1,9})\.(.{1,200})$/s.exec(cursor) ?? [];
  if (id === undefined) throw invalid('cursor', 'is no cursor that a page gave');
  return { offset: Number(offset), number: Number(number), id };
}

function invalid(field: string, message: string): WalletError {
  return new WalletError('invalid_request', `${field} ${message}.`, { fields: [{ field, message }] });
}
