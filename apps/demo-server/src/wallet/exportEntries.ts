import type { EntryFilter } from '@coffer/adapter';
import { entriesCsv } from '@coffer/adapter/server';
import type { LedgerEntry } from '../ledger/LedgerReceipt.ts';
import { readEntriesOnward } from '../ledger/readEntries.ts';
import { toLedgerFilters } from './entries.ts';
import { toEntry } from './toEntry.ts';
import { toWalletError } from './toWalletError.ts';
import type { WalletContext } from './WalletContext.ts';
import { findWallet, type WalletOwner } from './wallets.ts';

const pageSize = 500;

/** A wallet's entries as CSV, oldest first, a page of them in memory at a time. */
export async function* exportEntries(
  context: WalletContext,
  owner: WalletOwner,
  { walletId, filter = {} }: { walletId: string; filter?: EntryFilter },
): AsyncGenerator<string, void> {
  try {
    await findWallet(context.database, owner, walletId);
    yield* entriesCsv(readAll(context, walletId, filter));
  } catch (error) {
    throw toWalletError(error);
  }
}

async function* readAll(context: WalletContext, walletId: string, filter: EntryFilter) {
  let after = 0;
  for (;;) {
    const page = await readPage(context, walletId, filter, after);
    for (const entry of page) yield toEntry(entry);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.number;
  }
}

async function readPage(
  { database }: WalletContext,
  accountId: string,
  filter: EntryFilter,
  after: number,
): Promise<LedgerEntry[]> {
  const pages = await Promise.all(
    toLedgerFilters(filter).map((ledgerFilter) =>
      readEntriesOnward(database, { accountId, after, limit: pageSize, filter: ledgerFilter }),
    ),
  );
  return pages
    .flat()
    .sort((one, other) => one.number - other.number)
    .slice(0, pageSize);
}
