import type { Money } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { type Refund, readRefund } from '../refunds/index.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';

/** How the paid rest of a closed wallet goes back: to its sources, or by the merchant itself. */
export const closureDestinations = ['original', 'external'] as const;

/** What becomes of the holds of a wallet that is closed. */
export const closureHolds = ['release', 'capture'] as const;

/** What became of a wallet's money when it was closed, and why it was. */
export type WalletClosure = {
  walletId: string;
  /** Who closed it. */
  actor: 'merchant';
  reason: string | null;
  destination: (typeof closureDestinations)[number];
  holds: (typeof closureHolds)[number];
  /** Of holds that were settled. */
  captured: Money;
  /** The paid rest. */
  refunded: Money;
  /** The promotional rest. */
  forfeited: Money;
  /** What was owed and is no more. */
  writtenOff: Money;
  /** The ways that the paid rest goes; null where there was none. */
  refund: Refund | null;
  /** Null while the wallet is closing: the amounts are those of the steps so far. */
  closedAt: string | null;
};

/** A closure as stored. */
export type ClosureRow = SqlRow & {
  wallet_id: string;
  merchant_id: string;
  actor: 'merchant';
  reason: string | null;
  destination: WalletClosure['destination'];
  holds: WalletClosure['holds'];
  currency: string;
  refund_id: string | null;
  captured: number;
  refunded: number;
  forfeited: number;
  written_off: number;
  /** The part of `refunded` that the merchant pays out. */
  external: number;
  started_at: Date;
  /** Null while the wallet is closing. */
  closed_at: Date | null;
};

/** What became of a closed wallet. @throws WalletError `not_found` where it is not closed */
export async function readClosure(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<WalletClosure> {
  await findWallet(context.database, owner, walletId);
  return closureOf(context.database, owner, walletId);
}

/** A closure, for those who know that they may see it. */
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

/** The closure of a wallet, finished or not; undefined where it was never begun. */
export async function findClosure(database: Queryable, walletId: string): Promise<ClosureRow | undefined> {
  const [row] = await database.query<ClosureRow>('select * from wallet_closures where wallet_id = $1', [
    walletId,
  ]);
  return row;
}

/** Locks a closure for its next step. */
export async function lockClosure(transaction: Transaction, walletId: string): Promise<ClosureRow> {
  const [row] = await transaction.query<ClosureRow>(
    'select * from wallet_closures where wallet_id = $1 for update',
    [walletId],
  );
  if (!row) throw notFound('closure');
  return row;
}
