import { type Entry, type EntryFilter, type Page, WalletError } from '@coffer/adapter';
import {
  type EntryCursor,
  type LedgerEntry,
  type EntryFilter as LedgerFilter,
  readEntries,
  readEntry as readLedgerEntry,
} from '../../ledger/index.ts';
import { entryNumber, notFound, type WalletContext } from '../shared/index.ts';
import { toEntry } from './toEntry.ts';
import { type AccessScope, findWallet } from './wallets.ts';

export type ListEntriesParameters = {
  walletId: string;
  filter?: EntryFilter | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

/**
 * Lists a wallet's entries, newest first.
 *
 * @throws WalletError `not_found`, or `invalid_request` for an invalid cursor
 */
export async function listEntries(
  context: WalletContext,
  owner: AccessScope,
  { walletId, filter = {}, cursor, limit = 25 }: ListEntriesParameters,
): Promise<Page<Entry>> {
  await findWallet(context.database, owner, walletId);
  const after = cursor === undefined ? {} : { after: parseCursor(walletId, cursor) };
  const pages = await Promise.all(
    toLedgerFilters(filter).map((ledgerFilter) =>
      readEntries(context.database, {
        accountIds: [walletId],
        limit: limit + 1,
        filter: ledgerFilter,
        ...after,
      }),
    ),
  );
  const entries = pages
    .flat()
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.number - a.number);
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toEntry),
    nextCursor: entries.length > limit && last ? formatCursor(last) : null,
  };
}

/**
 * Reads an entry of a wallet.
 *
 * @throws WalletError `not_found`
 */
export async function readEntry(
  context: WalletContext,
  owner: AccessScope,
  { walletId, entryId }: { walletId: string; entryId: string },
): Promise<Entry> {
  await findWallet(context.database, owner, walletId);
  const number = entryNumber(walletId, entryId);
  const entry =
    number === null ? null : await readLedgerEntry(context.database, { accountId: walletId, number });
  if (!entry) throw notFound('entry');
  return toEntry(entry);
}

/**
 * Converts the port's filter to filters of the ledger. The port filters by absolute amount, the ledger by signed amount.
 * A filter by amount without a direction therefore becomes two ranges, which the caller reads and merges.
 */
export function toLedgerFilters(filter: EntryFilter): LedgerFilter[] {
  const { type, source, direction, from, to, text } = filter;
  const amountMin = Math.max(filter.amountMin ?? 1, 1);
  const { amountMax } = filter;
  const common: LedgerFilter = {
    ...(type?.length ? { types: type } : {}),
    ...(source?.length ? { sources: source } : {}),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
    ...(text ? { text } : {}),
  };
  const moneyIn = { ...common, amountMin, ...(amountMax === undefined ? {} : { amountMax }) };
  const moneyOut = {
    ...common,
    amountMax: -amountMin,
    ...(amountMax === undefined ? {} : { amountMin: -amountMax }),
  };
  if (direction) return [direction === 'in' ? moneyIn : moneyOut];
  const bySize = filter.amountMin !== undefined || amountMax !== undefined;
  return bySize ? [moneyIn, moneyOut] : [common];
}

function formatCursor(entry: LedgerEntry): string {
  return Buffer.from(`${entry.createdAt.toISOString()} ${entry.number}`).toString('base64url');
}

function parseCursor(walletId: string, cursor: string): EntryCursor {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d{1,15})$/.exec(text);
  const createdAt = new Date(match?.[1] ?? '');
  if (!match || Number.isNaN(createdAt.getTime())) {
    const message = 'Invalid cursor. Use the `nextCursor` of a previous response.';
    throw new WalletError('invalid_request', message, { fields: [{ field: 'cursor', message }] });
  }
  return { createdAt, accountId: walletId, number: Number(match[2]) };
}
