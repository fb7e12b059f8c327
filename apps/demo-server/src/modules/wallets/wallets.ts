import { type Page, type Wallet, WalletError } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { WalletsTable } from '../../database/tables.gen.ts';
import { notFound, toPage, type WalletContext } from '../shared/index.ts';

/** Wallets that a caller may see: those of one customer, or all of the merchant's when `customerId` is null. */
export type AccessScope = { merchantId: string; customerId: string | null };

/** Returns the columns that a row must have for the scope to see it, for `where.object` of a query. */
export function ownedBy({ merchantId, customerId }: AccessScope): {
  merchant_id: string;
  customer_id?: string;
} {
  return { merchant_id: merchantId, ...(customerId !== null && { customer_id: customerId }) };
}

export type WalletRow = Selectable<WalletsTable>;

/**
 * Finds the row of a wallet.
 *
 * @throws WalletError `not_found` when it does not exist or the scope may not see it
 */
export async function findWallet(
  database: Queryable,
  owner: AccessScope,
  walletId: string,
): Promise<WalletRow> {
  const query = kysely
    .selectFrom('wallets')
    .selectAll()
    .where('id', '=', walletId)
    .where(({ and }) => and(ownedBy(owner)));
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('wallet');
  return row;
}

/**
 * Rejects a wallet that the scope may not see. A wallet's owner never changes, so the answer is cached.
 *
 * @throws WalletError `not_found`
 */
export async function requireWallet(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<void> {
  if (!(await context.owners(owner, walletId))) throw notFound('wallet');
}

/**
 * Reads a wallet without its balance.
 *
 * @throws WalletError `not_found`
 */
export async function readWallet(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<Wallet> {
  return toWallet(await findWallet(context.database, owner, walletId));
}

/** Lists the open wallets of several customers, oldest first. */
export async function listOpenWallets(
  database: Queryable,
  { merchantId, customerIds }: { merchantId: string; customerIds: readonly string[] },
): Promise<Wallet[]> {
  const query = kysely
    .selectFrom('wallets')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('customer_id', '=', ({ fn, val }) => fn.any(val(customerIds)))
    .where('status', '<>', 'closed')
    .orderBy('id');
  return (await execute(database, query)).map(toWallet);
}

/** Lists a customer's wallets, oldest first, including closed ones. */
export async function listCustomerWallets(
  database: Queryable,
  owner: { merchantId: string; customerId: string },
): Promise<Wallet[]> {
  const query = kysely
    .selectFrom('wallets')
    .selectAll()
    .where(({ and }) => and(ownedBy(owner)))
    .orderBy('id');
  return (await execute(database, query)).map(toWallet);
}

export type ListWalletsParameters = {
  currency?: string | undefined;
  status?: Wallet['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's wallets, newest first. */
export async function listWallets(
  context: WalletContext,
  merchantId: string,
  { currency, status, cursor, limit }: ListWalletsParameters,
): Promise<Page<Wallet>> {
  let query = kysely.selectFrom('wallets').selectAll().where('merchant_id', '=', merchantId);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  if (currency !== undefined) query = query.where('currency', '=', currency);
  if (status !== undefined) query = query.where('status', '=', status);
  const rows = await execute(context.database, query.orderBy('id', 'desc').limit(limit + 1));
  return toPage(rows.map(toWallet), limit);
}

/** Converts a row to a wallet of the API. */
export function toWallet(row: WalletRow): Wallet {
  return {
    id: row.id,
    customerId: row.customer_id,
    currency: row.currency,
    status: row.status,
    createdAt: row.created_at.toISOString(),
  };
}

/** Whether a wallet is closing or closed. It rejects writes and no longer pays. */
export function isClosingOrClosed(status: Wallet['status']): boolean {
  return status === 'closing' || status === 'closed';
}

/**
 * Rejects a write to a wallet that is closing or closed.
 *
 * @throws WalletError `wallet_closing` or `wallet_closed`
 */
export function refuseClosed({ status }: { status: Wallet['status'] }): void {
  if (status === 'closing') {
    throw new WalletError('wallet_closing', 'This wallet is closing and cannot be changed.');
  }
  if (status === 'closed') throw new WalletError('wallet_closed', 'This wallet is closed.');
}
