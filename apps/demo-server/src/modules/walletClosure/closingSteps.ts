import type { EntrySource } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import {
  type ClosingEventTypes,
  type ClosingSources,
  closeGrants,
  finishClosing,
  lockForClosing,
  setAccountStatus,
} from '../../ledger/index.ts';
import { switchOffWithin } from '../autoTopUp/index.ts';
import { insertEmail } from '../mail/index.ts';
import {
  emitRefundCreated,
  findRefund,
  insertRefund,
  insertRefundParts,
  type NewRefundPart,
  type RefundRow,
} from '../refunds/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import type { AccessScope, WalletRow } from '../wallets/index.ts';
import { resolveHolds } from './closeHolds.ts';
import { type ClosureRow, lockClosure, type WalletClosure } from './repository.ts';
import { splitByCard } from './splitByCard.ts';

export type CloseWalletParameters = Pick<WalletClosure, 'walletId' | 'reason' | 'destination' | 'holds'>;

/** Time for which a closure belongs to the request or the worker that claimed it. */
export const closureLeaseMs = 20_000;

/** The number of grants that one step removes: a few milliseconds of work, up to a few tens on PGlite. */
const grantsPerStep = 200;

const eventTypes: ClosingEventTypes = {
  expired: 'wallet.credit_expired',
  refunded: 'wallet.refunded',
  forfeited: 'wallet.adjusted',
  writtenOff: 'wallet.adjusted',
  closed: 'wallet.closed',
};

const sources = {
  expired: 'expiry',
  refunded: 'closure',
  forfeited: 'closure',
  writtenOff: 'closure',
} as const satisfies Record<keyof ClosingSources, EntrySource>;

type Beginning = { wallet: WalletRow; owner: AccessScope; parameters: CloseWalletParameters };

/**
 * Takes the first step, after which the wallet rejects all other writes. Does nothing if a closure exists.
 *
 * @returns whether this call began the closure
 */
export async function beginClosing(
  context: WalletContext,
  transaction: Transaction,
  { wallet, owner, parameters }: Beginning,
): Promise<boolean> {
  const at = context.now();
  const { id: walletId, currency } = wallet;
  const { reason, destination, holds } = parameters;
  const insert = kysely
    .insertInto('wallet_closures')
    .values({
      wallet_id: walletId,
      merchant_id: owner.merchantId,
      actor: 'merchant',
      reason,
      destination,
      holds,
      currency,
      captured: 0,
      refunded: 0,
      forfeited: 0,
      written_off: 0,
      started_at: at,
      next_check_at: new Date(at.getTime() + closureLeaseMs),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('wallet_id');
  if (!(await executeTakeFirst(transaction, insert))) return false;
  await switchOffWithin(transaction, { walletId, now: at });
  const event = { type: 'wallet.closing', at, data: { reason } };
  await setAccountStatus(transaction, { accountId: walletId, status: 'closing', event }).catch(
    translateRefusal,
  );
  await setWalletStatus(transaction, walletId, 'closing');
  return true;
}

/**
 * Takes the next step of a closure in one short transaction. Any number of servers may call it at the same time,
 * because it locks the closure first.
 *
 * @returns whether the wallet is closed now
 */
export function takeClosingStep(
  context: WalletContext,
  walletId: string,
  limits: { grants?: number; holds?: number } = {},
): Promise<boolean> {
  return context.database.transaction(async (transaction) => {
    const closure = await lockClosure(transaction, walletId);
    if (closure.closed_at !== null) return true;
    const refund = await lockClosureRefund(transaction, closure);
    if (await resolveHolds(context, transaction, { closure, limit: limits.holds })) return false;
    const limit = limits.grants ?? grantsPerStep;
    if (await removeGrants(context, transaction, { closure, limit })) return false;
    await finish(context, transaction, { closure, refund });
    return true;
  });
}

/** Removes some of the remaining grants and adds the paid ones to the refund. Returns whether there were any. */
async function removeGrants(
  context: WalletContext,
  transaction: Transaction,
  { closure, limit }: { closure: ClosureRow; limit: number },
): Promise<boolean> {
  const { wallet_id: accountId, destination } = closure;
  const at = context.now();
  await lockForClosing(transaction, accountId);
  const step = { accountId, at, reason: reasonOf(closure), sources, eventTypes, limit };
  const removed = await closeGrants(transaction, step);
  if (removed.length === 0) return false;
  const amountOf = (wanted: (typeof removed)[number]['disposition']) =>
    removed.reduce((sum, { disposition, amount }) => sum + (disposition === wanted ? amount : 0), 0);
  const { toCards, external } = await splitByCard(transaction, {
    walletId: accountId,
    destination,
    grants: removed.filter(({ disposition }) => disposition === 'refunded'),
  });
  const refunded = amountOf('refunded');
  const parts = toCards.map(
    ({ topUpId, amount }): NewRefundPart => ({ destination: 'paymentMethod', amount, paymentKey: topUpId }),
  );
  const refundId = await addToRefund(context, transaction, { closure, amount: refunded, parts });
  const update = kysely
    .updateTable('wallet_closures')
    .set((row) => ({
      refunded: row('refunded', '+', refunded),
      forfeited: row('forfeited', '+', amountOf('forfeited')),
      external: row('external', '+', external),
      refund_id: refundId,
    }))
    .where('wallet_id', '=', accountId);
  await execute(transaction, update);
  return true;
}

/** Creates the closure's refund, or adds to it. Returns the id of the refund, or null while nothing is refunded. */
async function addToRefund(
  context: WalletContext,
  transaction: Transaction,
  { closure, amount, parts }: { closure: ClosureRow; amount: number; parts: NewRefundPart[] },
): Promise<string | null> {
  const { wallet_id, merchant_id, refund_id, currency, reason, destination } = closure;
  if (amount === 0) return refund_id;
  const at = context.now();
  if (refund_id !== null) {
    const update = kysely
      .updateTable('refunds')
      .set((row) => ({ amount: row('amount', '+', amount) }))
      .where('id', '=', refund_id);
    await execute(transaction, update);
    await insertRefundParts(transaction, { id: refund_id, created_at: at }, parts);
    return refund_id;
  }
  const id = createId('ref', at);
  const wallet = await executeTakeFirst(
    transaction,
    kysely.selectFrom('wallets').select('customer_id').where('id', '=', wallet_id),
  );
  if (!wallet) throw new Error(`Wallet ${wallet_id} has a closure and does not exist.`);
  const refund = {
    id,
    merchant_id,
    customer_id: wallet.customer_id,
    wallet_id,
    invoice_id: null,
    top_up_id: null,
    currency,
    amount,
    destination,
    reason,
    created_at: at,
  };
  await insertRefund(transaction, refund, parts, false);
  return id;
}

/** Takes the last step, when the wallet has no holds and no grants. */
async function finish(
  context: WalletContext,
  transaction: Transaction,
  { closure, refund }: { closure: ClosureRow; refund: RefundRow | null },
): Promise<void> {
  const { wallet_id: walletId, external } = closure;
  const at = context.now();
  // Turns off a rule that was saved while the closure began.
  await switchOffWithin(transaction, { walletId, now: at });
  const step = { accountId: walletId, at, reason: reasonOf(closure), sources, eventTypes };
  const writtenOff = await finishClosing(context.ledger, transaction, step);
  await setWalletStatus(transaction, walletId, 'closed');
  if (refund !== null && external > 0) {
    const part: NewRefundPart = { destination: 'external', amount: external };
    await insertRefundParts(transaction, { id: refund.id, created_at: at }, [part]);
  }
  if (refund !== null) await emitRefundCreated(transaction, refund, at);
  const update = kysely
    .updateTable('wallet_closures')
    .set({ written_off: writtenOff, closed_at: at, next_check_at: null })
    .where('wallet_id', '=', walletId)
    .returning(['merchant_id', 'currency', 'refunded']);
  const closed = await executeTakeFirst(transaction, update);
  if (!closed) throw new Error(`Wallet ${walletId} has no closure.`);
  const owner = kysely.selectFrom('wallets').select('customer_id').where('id', '=', walletId);
  const customerId = (await executeTakeFirst(transaction, owner))?.customer_id ?? null;
  await insertEmail(transaction, {
    merchantId: closed.merchant_id,
    customerId,
    walletId,
    type: 'wallet_closed',
    values: { amount: { amount: closed.refunded, currency: closed.currency } },
    now: at,
  });
}

/**
 * Locks the refund of a closure, before the account. Its last part then settles either before the closure ends, which
 * emits the refund's events, or after it.
 */
async function lockClosureRefund(
  transaction: Transaction,
  { merchant_id: merchantId, refund_id }: ClosureRow,
): Promise<RefundRow | null> {
  if (refund_id === null) return null;
  return findRefund(transaction, { merchantId, customerId: null }, refund_id, 'lock');
}

async function setWalletStatus(
  transaction: Transaction,
  walletId: string,
  status: 'closing' | 'closed',
): Promise<void> {
  await execute(transaction, kysely.updateTable('wallets').set({ status }).where('id', '=', walletId));
}

function reasonOf({ reason }: ClosureRow): string {
  return reason ?? 'Wallet closed';
}
