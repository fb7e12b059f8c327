import type { EntryFilter } from '@coffer/adapter';
import { entriesCsv } from '@coffer/adapter/server';
import { Mutex } from '../../database/Mutex.ts';
import { type LedgerEntry, readEntriesOnward } from '../../ledger/index.ts';
import { toWalletError, type WalletContext } from '../shared/index.ts';
import { toLedgerFilters } from './entries.ts';
import { toEntry } from './toEntry.ts';
import { type AccessScope, findWallet } from './wallets.ts';

const pageSize = 500;

/** Pause between two pages, in milliseconds. */
const pauseMs = 10;

/** Exports of a server read one page at a time, so that ten exports load it no more than one. */
const mutex = new Mutex();

/**
 * Exports a wallet's entries as CSV, oldest first, with one page in memory at a time.
 *
 * @throws WalletError `not_found`
 */
export async function* exportEntries(
  context: WalletContext,
  owner: AccessScope,
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
    const page = await paced(() => readPage(context, walletId, filter, after));
    for (const entry of page) yield toEntry(entry);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.number;
  }
}

/** Runs a read once no other export reads, then pauses so that waiting requests run first. */
async function paced<Value>(read: () => Promise<Value>): Promise<Value> {
  const release = await mutex.acquire();
  try {
    return await read();
  } finally {
    setTimeout(release, pauseMs);
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
