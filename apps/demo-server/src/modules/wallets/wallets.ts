import { type Page, type Wallet, WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { notFound, toPage, type WalletContext } from '../shared/index.ts';

/** Whose wallets may be seen: one customer's, or with null all of the merchant's. */
export type AccessScope = { merchantId: string; customerId: string | null };

/** The columns that a row must have for the scope to see it, for the `where` of a query. */
export function ownedBy({ merchantId, customerId }: AccessScope): {
  merchant_id: string;
  customer_id?: string;
} {
  return { merchant_id: merchantId, ...(customerId !== null && { customer_id: customerId }) };
}

/** A wallet as stored. */
export type WalletRow = SqlRow & {
  id: string;
  customer_id: string;
  currency: string;
  status: Wallet['status'];
  created_at: Date;
};

/** Finds a wallet that the owner may see. @throws WalletError `not_found` */
export async function findWallet(
  database: Queryable,
  owner: AccessScope,
  walletId: string,
): Promise<WalletRow> {
  const [row] = await database.query<WalletRow>(
    `select id, customer_id, currency, status, created_at from wallets
     where id = $1 and merchant_id = $2 and ($3::text is null or customer_id = $3)`,
    [walletId, owner.merchantId, owner.customerId],
  );
  if (!row) throw notFound('wallet');
  return row;
}

/** Refuses a wallet that the owner may not see, without reading it each time. @throws WalletError `not_found` */
export async function requireWallet(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<void> {
  if (!(await context.owners(owner, walletId))) throw notFound('wallet');
}

/** One wallet, without its money. */
export async function readWallet(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<Wallet> {
  return toWallet(await findWallet(context.database, owner, walletId));
}

/** A customer's wallets, oldest first, closed ones too. */
export async function listCustomerWallets(
  database: Queryable,
  owner: { merchantId: string; customerId: string },
): Promise<Wallet[]> {
  const rows = await database.query<WalletRow>(
    'select * from wallets where merchant_id = $1 and customer_id = $2 order by id',
    [owner.merchantId, owner.customerId],
  );
  return rows.map(toWallet);
}

export type ListWalletsParameters = {
  currency?: string | undefined;
  status?: Wallet['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A merchant's wallets, newest first. */
export async function listWallets(
  context: WalletContext,
  merchantId: string,
  { currency, status, cursor, limit }: ListWalletsParameters,
): Promise<Page<Wallet>> {
  const rows = await context.database.query<WalletRow>(
    `select * from wallets where merchant_id = $1 and ($2::text is null or id < $2)
       and ($3::text is null or currency = $3) and ($4::text is null or status = $4)
     order by id desc limit $5`,
    [merchantId, cursor ?? null, currency ?? null, status ?? null, limit + 1],
  );
  return toPage(rows.map(toWallet), limit);
}

/** A stored wallet as the wire shows it. */
export function toWallet(row: WalletRow): Wallet {
  return {
    id: row.id,
    customerId: row.customer_id,
    currency: row.currency,
    status: row.status,
    createdAt: row.created_at.toISOString(),
  };
}

/** Whether a wallet is closing or closed: either way it takes no more writes, and no longer pays. */
export function isClosingOrClosed(status: Wallet['status']): boolean {
  return status === 'closing' || status === 'closed';
}

/** Rejects a write to a wallet that is closing or closed. @throws WalletError `wallet_closing`, `wallet_closed` */
export function refuseClosed({ status }: { status: Wallet['status'] }): void {
  if (status === 'closing')
    throw new WalletError('wallet_closing', 'This wallet is closing and takes no changes.');
  if (status === 'closed') throw new WalletError('wallet_closed', 'This wallet is closed.');
}
