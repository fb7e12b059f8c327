import type { Money } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { WalletClosuresTable } from '../../database/tables.gen.ts';
import { type Refund, readRefund } from '../refunds/index.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';

/** Destination of a closed wallet's paid balance: back to its sources, or out by the merchant. */
export const closureDestinations = ['original', 'external'] as const;

/** Treatment of the holds of a closed wallet. */
export const closureHolds = ['release', 'capture'] as const;

/** The closure of a wallet: why it was closed, and where its balance went. */
export type WalletClosure = {
  walletId: string;
  /** Actor that closed the wallet. */
  actor: ClosureRow['actor'];
  reason: string | null;
  destination: (typeof closureDestinations)[number];
  holds: (typeof closureHolds)[number];
  /** The sum that was captured from holds. */
  captured: Money;
  /** The paid balance that was refunded. */
  refunded: Money;
  /** The promotional balance that was forfeited. */
  forfeited: Money;
  /** The negative balance that was written off, as a positive amount. */
  writtenOff: Money;
  /** The refund of the paid balance; null if nothing was refunded. */
  refund: Refund | null;
  /** Null while the wallet is closing: the amounts are those of the steps so far. */
  closedAt: string | null;
};

/** A closure as stored. `external` is the part of `refunded` that the merchant pays out. */
export type ClosureRow = Selectable<WalletClosuresTable>;

/**
 * Reads the closure of a wallet.
 *
 * @throws WalletError `not_found`, also for a wallet whose closure has not begun
 */
export async function readClosure(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<WalletClosure> {
  await findWallet(context.database, owner, walletId);
  return closureOf(context.database, owner, walletId);
}

/** Reads the closure of a wallet that is known to be in the caller's scope. */
export async function closureOf(
  database: Queryable,
  owner: AccessScope,
  walletId: string,
): Promise<WalletClosure> {
  const row = await findClosure(database, walletId);
  if (!row) throw notFound('closure');
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    walletId: row.wallet_id,
    actor: row.actor,
    reason: row.reason,
    destination: row.destination,
    holds: row.holds,
    captured: money(row.captured),
    refunded: money(row.refunded),
    forfeited: money(row.forfeited),
    writtenOff: money(row.written_off),
    refund: row.refund_id === null ? null : await readRefund(database, owner, row.refund_id),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

/** Finds the closure of a wallet, finished or not. Returns undefined if none has begun. */
export function findClosure(database: Queryable, walletId: string): Promise<ClosureRow | undefined> {
  const query = kysely.selectFrom('wallet_closures').selectAll().where('wallet_id', '=', walletId);
  return executeTakeFirst(database, query);
}

/** Locks a closure for its next step. */
export async function lockClosure(transaction: Transaction, walletId: string): Promise<ClosureRow> {
  const query = kysely
    .selectFrom('wallet_closures')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .forUpdate();
  const row = await executeTakeFirst(transaction, query);
  if (!row) throw notFound('closure');
  return row;
}
