import { entriesFrom } from './entriesFrom.ts';
import { newestPage } from './newestPage.ts';
import type { ReadPage } from './ReadPage.ts';
import { toEntry } from './toEntry.ts';

/** Every entry of a wallet, newest first, with its number and with how many were newer when it was read. */
export async function* everyDodoEntry(readPage: ReadPage, walletId: string) {
  const newest = await newestPage(readPage);
  const readOn: ReadPage = async (page) => (page === 0 ? newest.entries : readPage(page));
  let number = newest.count;
  for await (const { entry, offset } of entriesFrom(readOn, 0)) {
    yield { entry: toEntry(walletId, number, entry), offset };
    number -= 1;
  }
}
