import { type Entry, type EntryFilter, type Page, WalletError } from '@coffer/adapter';
import { execute, kysely } from '../../database/queryBuilder.ts';
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

export type ListMerchantEntriesParameters = Omit<ListEntriesParameters, 'walletId'> & {
  walletId?: string | undefined;
  customerId?: string | undefined;
  currency?: string | undefined;
};

/**
 * Lists the entries of all wallets of a merchant, or of those that match, newest first. An unknown wallet or customer has
 * none.
 *
 * @throws WalletError `invalid_request` for an invalid cursor
 */
export async function listMerchantEntries(
  { database }: WalletContext,
  merchantId: string,
  { walletId, customerId, currency, filter = {}, cursor, limit = 25 }: ListMerchantEntriesParameters,
): Promise<Page<Entry>> {
  let wallets = kysely.selectFrom('wallets').select('id').where('merchant_id', '=', merchantId);
  if (walletId !== undefined) wallets = wallets.where('id', '=', walletId);
  if (customerId !== undefined) wallets = wallets.where('customer_id', '=', customerId);
  if (currency !== undefined) wallets = wallets.where('currency', '=', currency);
  const after = cursor === undefined ? {} : { after: parseMerchantCursor(cursor) };
  const accountIds = (await execute(database, wallets)).map(({ id }) => id);
  const pages = await Promise.all(
    toLedgerFilters(filter).map((ledgerFilter) =>
      readEntries(database, { accountIds, limit: limit + 1, filter: ledgerFilter, ...after }),
    ),
  );
  const entries = pages.flat().sort(newestFirst);
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toEntry),
    nextCursor: entries.length > limit && last ? formatMerchantCursor(last) : null,
  };
}

/** The order in which `readEntries` returns entries of several accounts. */
function newestFirst(one: LedgerEntry, other: LedgerEntry): number {
  const byTime = other.createdAt.getTime() - one.createdAt.getTime();
  if (byTime !== 0) return byTime;
  if (one.accountId === other.accountId) return other.number - one.number;
  return one.accountId < other.accountId ? 1 : -1;
}

function formatMerchantCursor({ createdAt, accountId, number }: LedgerEntry): string {
  return Buffer.from(`${createdAt.toISOString()} ${accountId} ${number}`).toString('base64url');
}

function parseMerchantCursor(cursor: string): EntryCursor {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (wal_\w{1,60}) (\d{1,15})$/.exec(text);
  const createdAt = new Date(match?.[1] ?? '');
  const accountId = match?.[2];
  if (accountId === undefined || Number.isNaN(createdAt.getTime())) throw invalidCursor();
  return { createdAt, accountId, number: Number(match?.[3]) };
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
  if (!match || Number.isNaN(createdAt.getTime())) throw invalidCursor();
  return { createdAt, accountId: walletId, number: Number(match[2]) };
}

function invalidCursor(): WalletError {
  const message = 'Invalid cursor. Use the `nextCursor` of a previous response.';
  return new WalletError('invalid_request', message, { fields: [{ field: 'cursor', message }] });
}
