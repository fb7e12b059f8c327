import { WalletError } from '../errors/WalletError.ts';
import type { DodoLedgerEntry } from './DodoClient.ts';
import { pageSize, type ReadPage } from './ReadPage.ts';

const triesMax = 8;

/**
 * The newest page and how many entries there are in all, as of one moment: that gives each its number, which the
 * vendor does not. Counting asks for about two pages a doubling; it begins anew when an entry came in between.
 */
export async function newestPage(
  readPage: ReadPage,
): Promise<{ entries: readonly DodoLedgerEntry[]; count: number }> {
  let fullPage = 0;
  for (let tries = 0; tries < triesMax; tries += 1) {
    const entries = await readPage(0);
    if (entries.length < pageSize) return { entries, count: entries.length };
    const count = await countFrom(readPage, fullPage);
    const again = await readPage(0);
    if (again[0]?.id === entries[0]?.id) return { entries, count };
    fullPage = Math.floor(count / pageSize) - 1;
  }
  throw new WalletError('service_unavailable', 'Entries arrive faster than they can be counted. Try again.');
}

/** How many entries there are, given a page that is full. */
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
