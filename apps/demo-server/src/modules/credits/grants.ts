import {
  type Grant,
  type GrantPage,
  type ListGrantsParameters,
  type Money,
  WalletError,
} from '@coffer/adapter';
import { type LedgerGrant, readGrant, readGrantPage } from '../../ledger/index.ts';
import {
  entryId,
  entryNumber,
  grantId,
  grantNumber,
  toEntrySource,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';

/** A grant as the merchant sees it. */
export type WalletGrant = Grant & {
  /** The part that open holds reserve. It does not expire and cannot be spent otherwise. */
  reserved: Money;
};

export type WalletGrantPage = Omit<GrantPage, 'items'> & { items: WalletGrant[] };

/**
 * Lists a page of a wallet's grants that have a remaining amount and have not expired.
 *
 * @throws WalletError `not_found`, or `invalid_request` for an invalid cursor
 */
export async function listWalletGrants(
  context: WalletContext,
  owner: AccessScope,
  { walletId, order = 'consumption', cursor, limit = 25 }: ListGrantsParameters,
): Promise<WalletGrantPage> {
  const { currency } = await findWallet(context.database, owner, walletId);
  const after = cursor === undefined ? null : grantNumber(walletId, cursor);
  if (cursor !== undefined && after === null) throw invalidCursor();
  const page = await readGrantPage(context.database, {
    accountId: walletId,
    order,
    after,
    limit: limit + 1,
    at: context.now(),
  });
  if (!page) throw invalidCursor();
  const items = page.grants.slice(0, limit).map((grant) => toWalletGrant(grant, currency));
  const last = page.grants.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last?.id ?? null, sequence: page.sequence };
}

/** Finds the grant that an entry created. Returns null when it is used up or has expired. */
export async function findGrantOfEntry(
  context: WalletContext,
  owner: AccessScope,
  { walletId, entryId }: { walletId: string; entryId: string },
): Promise<WalletGrant | null> {
  const { currency } = await findWallet(context.database, owner, walletId);
  const number = entryNumber(walletId, entryId);
  if (number === null) return null;
  const grant = await readGrant(context.database, { accountId: walletId, number });
  const hasExpired = grant?.expiresAt && grant.expiresAt <= context.now() && grant.reserved === 0;
  return grant && !hasExpired ? toWalletGrant(grant, currency) : null;
}

/** Lists a page of grants as the customer sees them, like `listWalletGrants`. */
export async function listGrants(
  context: WalletContext,
  owner: AccessScope,
  parameters: ListGrantsParameters,
): Promise<GrantPage> {
  const { items, ...page } = await listWalletGrants(context, owner, parameters);
  return { items: items.map(({ reserved: _, ...grant }) => grant), ...page };
}

/** Converts a grant of the ledger to a grant of the API. */
export function toWalletGrant(grant: LedgerGrant, currency: string): WalletGrant {
  const money = (amount: number) => ({ amount, currency });
  const { accountId: walletId, number, source, kind, priority } = grant;
  return {
    id: grantId(walletId, number),
    walletId,
    kind,
    source: toEntrySource(source),
    priority,
    original: money(grant.original),
    remaining: money(grant.remaining),
    reserved: money(grant.reserved),
    expiresAt: grant.expiresAt?.toISOString() ?? null,
    entryId: entryId(walletId, number),
    createdAt: grant.createdAt.toISOString(),
  };
}

function invalidCursor(): WalletError {
  const message = 'Invalid cursor. Use the `nextCursor` of a previous response with the same `order`.';
  return new WalletError('invalid_request', message, { fields: [{ field: 'cursor', message }] });
}
