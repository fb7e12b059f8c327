import type { DodoLedgerEntry } from './DodoClient.ts';
import { pageSize, type ReadPage } from './ReadPage.ts';

/** An entry, and how many were newer than it when it was read. */
type PlacedEntry = { entry: DodoLedgerEntry; offset: number };

/**
 * Every entry from `offset` on, newest first. Those that arrive meanwhile push the others to later pages, where
 * they are met again: each is given once, and none is passed over.
 */
export async function* entriesFrom(readPage: ReadPage, offset: number): AsyncGenerator<PlacedEntry> {
  const given = new Set<string>();
  for (let page = Math.floor(offset / pageSize); ; page += 1) {
    const entries = await readPage(page);
    for (const [index, entry] of entries.entries()) {
      if (given.has(entry.id)) continue;
      given.add(entry.id);
      yield { entry, offset: page * pageSize + index };
    }
    if (entries.length < pageSize) return;
  }
}
