import type { EntryFilter } from '@coffer/adapter';
import { entriesCsv } from '@coffer/adapter/server';
import { Turns } from '../../database/pglite/Turns.ts';
import { type LedgerEntry, readEntriesOnward } from '../../ledger/index.ts';
import { toWalletError, type WalletContext } from '../shared/index.ts';
import { toLedgerFilters } from './entries.ts';
import { toEntry } from './toEntry.ts';
import { type AccessScope, findWallet } from './wallets.ts';

const pageSize = 500;

/** Between two pages of exports. */
const pauseMs = 10;

/** Exports read one page at a time on each server, so that ten of them load it no more than one. */
const turns = new Turns();

/** A wallet's entries as CSV, oldest first, a page of them in memory at a time. */
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
    const page = await inTurn(() => readPage(context, walletId, filter, after));
    for (const entry of page) yield toEntry(entry);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.number;
  }
}

/** Runs one read when its turn has come, and lets requests that have arrived meanwhile go before the next one. */
async function inTurn<Value>(read: () => Promise<Value>): Promise<Value> {
  const end = await turns.take();
  try {
    return await read();
  } finally {
    setTimeout(end, pauseMs);
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
