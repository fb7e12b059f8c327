import { type EntrySource, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import {
  type ClosingEventTypes,
  type ClosingSources,
  closeGrants,
  finishClosing,
  lockForClosing,
  setAccountStatus,
} from '../../ledger/index.ts';
import { cancelAttempt, switchOffWithin } from '../autoTopUp/index.ts';
import { insertRefund, insertRefundParts, type NewRefundPart, submitRefund } from '../refunds/index.ts';
import {
  type Answer,
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  storeIdempotentResponse,
  translateRefusal,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet, type WalletRow } from '../wallets/index.ts';
import { resolveHolds } from './closeHolds.ts';
import { type ClosureRow, closureOf, lockClosure, type WalletClosure } from './closureRows.ts';
import { splitByCard } from './closureSplit.ts';

export type CloseWalletParameters = Pick<WalletClosure, 'walletId' | 'reason' | 'destination' | 'holds'>;

/** How long a request works on a closure before it leaves the rest to the background job. */
const requestMs = 20_000;

/** How long the request or the worker that began a closure, or continues it, has for it before another may. */
const leaseMs = 20_000;

/** The number of grants that one step takes out: a few milliseconds of work, up to a few tens on PGlite. */
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

/**
 * Closes a wallet: captures or releases its holds, turns auto top-up off, refunds the paid balance and forfeits
 * the promotional balance.
 *
 * It runs as a series of short transactions. The first one sets the status to `closing`, which rejects every
 * other write, and the last one to `closed`. After a crash, the background job or a repeat of the request
 * continues with the next step. Closing twice has the same effect as closing once.
 *
 * @throws WalletError `operation_in_progress` when it takes longer than the request waits: repeat the request
 */
export async function closeWallet(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: CloseWalletParameters & { key: CallerKey },
): Promise<Answer<WalletClosure>> {
  const { walletId } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('closeWallet', parameters) };
  const earlier = await context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    const found = await claimKey<WalletClosure>(transaction, requestKey, {
      resourceId: walletId,
      at: context.now(),
    });
    if (!found) await beginClosing(context, transaction, { wallet, owner, parameters });
    return found;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await cancelAttempt(context, walletId);
  if (!(await continueClosing(context, walletId, { until: Date.now() + requestMs }))) {
    const message =
      'This wallet is still closing. Send the same request again in a moment to see the result.';
    throw new WalletError('operation_in_progress', message, { retryAfterSeconds: 2 });
  }
  const { refund } = await closureOf(context.database, owner, walletId);
  if (refund) await submitRefund(context, refund.id);
  const value = await closureOf(context.database, owner, walletId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

/** Continues each closure that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function resumeClosings(context: WalletContext): Promise<void> {
  return createWorkerPool(claimClosings(context), { slots: 2 }).drain();
}

/** Claims closures that a crash or a slow request left unfinished. Several servers can share the work. */
export function claimClosings(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<{ wallet_id: string; merchant_id: string }>(
      `update wallet_closures set next_check_at = $7
       where wallet_id in (select wallet_id from wallet_closures where next_check_at <= $1
         and wallet_id in (${dueClosures}) for update skip locked)
       returning wallet_id, merchant_id`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map(({ wallet_id: walletId, merchant_id: merchantId }) => ({
      id: walletId,
      ...{ lane: merchantId, tenant: merchantId },
      async run() {
        await continueClosing(context, walletId, { until: Date.now() + leaseMs / 2 });
        return 'answered';
      },
    }));
  };
}

const dueClosures = dueRows({ from: 'wallet_closures', due: 'next_check_at', id: 'wallet_id' });

/** Takes the next steps of a closure until it is finished or the time is over. Returns whether it is finished. */
async function continueClosing(
  context: WalletContext,
  walletId: string,
  { until }: { until: number },
): Promise<boolean> {
  for (;;) {
    if (await takeClosingStep(context, walletId)) return true;
    if (Date.now() > until) return false;
  }
}

/**
 * Takes the next step of a closure in one short transaction. Any number of servers may do so at the same time:
 * the closure's row is locked first.
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
    if (await resolveHolds(context, transaction, { closure, limit: limits.holds })) return false;
    if (await takeGrants(context, transaction, { closure, limit: limits.grants ?? grantsPerStep }))
      return false;
    await finish(context, transaction, closure);
    return true;
  });
}

type Beginning = { wallet: WalletRow; owner: AccessScope; parameters: CloseWalletParameters };

/** The first step: from here on the wallet takes no other writes. Does nothing when it was taken before. */
export async function beginClosing(
  context: WalletContext,
  transaction: Transaction,
  { wallet, owner, parameters }: Beginning,
): Promise<void> {
  const at = context.now();
  const { id: walletId, currency } = wallet;
  const { reason, destination, holds } = parameters;
  const begun = await transaction.query(
    `insert into wallet_closures (wallet_id, merchant_id, actor, reason, destination, holds, currency,
       captured, refunded, forfeited, written_off, started_at, next_check_at)
     values ($1, $2, 'merchant', $3, $4, $5, $6, 0, 0, 0, 0, $7, $8) on conflict do nothing returning wallet_id`,
    [walletId, owner.merchantId, reason, destination, holds, currency, at, new Date(at.getTime() + leaseMs)],
  );
  if (begun.length === 0) return;
  await switchOffWithin(transaction, { walletId, now: at });
  const event = { type: 'wallet.closing', at, data: { reason } };
  await setAccountStatus(transaction, { accountId: walletId, status: 'closing', event }).catch(
    translateRefusal,
  );
  await transaction.query(`update wallets set status = 'closing' where id = $1`, [walletId]);
}

/** Takes some of the remaining grants out, and adds the paid ones to the refund. Returns whether there were any. */
async function takeGrants(
  context: WalletContext,
  transaction: Transaction,
  { closure, limit }: { closure: ClosureRow; limit: number },
): Promise<boolean> {
  const { wallet_id: accountId, destination } = closure;
  const at = context.now();
  await lockForClosing(transaction, accountId);
  const step = { accountId, at, reason: reasonOf(closure), sources, eventTypes, limit };
  const taken = await closeGrants(transaction, step);
  if (taken.length === 0) return false;
  const amountOf = (wanted: (typeof taken)[number]['disposition']) =>
    taken.reduce((sum, { disposition, amount }) => sum + (disposition === wanted ? amount : 0), 0);
  const { toCards, external } = await splitByCard(transaction, {
    walletId: accountId,
    destination,
    grants: taken.filter(({ disposition }) => disposition === 'refunded'),
  });
  const refunded = amountOf('refunded');
  const parts = toCards.map(
    ({ topUpId, amount }): NewRefundPart => ({ destination: 'paymentMethod', amount, paymentKey: topUpId }),
  );
  const refundId = await addToRefund(context, transaction, { closure, amount: refunded, parts });
  await transaction.query(
    `update wallet_closures set refunded = refunded + $2, forfeited = forfeited + $3, external = external + $4,
       refund_id = $5 where wallet_id = $1`,
    [accountId, refunded, amountOf('forfeited'), external, refundId],
  );
  return true;
}

/** Creates the closure's refund, or adds to it. Returns its id; null while nothing is refunded. */
async function addToRefund(
  context: WalletContext,
  transaction: Transaction,
  { closure, amount, parts }: { closure: ClosureRow; amount: number; parts: NewRefundPart[] },
): Promise<string | null> {
  const { wallet_id, merchant_id, refund_id, currency, reason, destination } = closure;
  if (amount === 0) return refund_id;
  const at = context.now();
  if (refund_id !== null) {
    await transaction.query('update refunds set amount = amount + $2 where id = $1', [refund_id, amount]);
    await insertRefundParts(transaction, { id: refund_id, created_at: at }, parts);
    return refund_id;
  }
  const id = createId('ref', at);
  const [wallet] = await transaction.query<{ customer_id: string }>(
    'select customer_id from wallets where id = $1',
    [wallet_id],
  );
  if (!wallet) throw new Error(`Wallet ${wallet_id} has a closure and is not there.`);
  const facts = { id, merchant_id, ...wallet, wallet_id, currency, reason, destination, created_at: at };
  await insertRefund(transaction, { ...facts, invoice_id: null, top_up_id: null, amount }, parts);
  return id;
}

/** The last step: nothing is left in the wallet. */
async function finish(context: WalletContext, transaction: Transaction, closure: ClosureRow): Promise<void> {
  const { wallet_id: walletId, refund_id, external } = closure;
  const at = context.now();
  // A rule that was saved while the closure began.
  await switchOffWithin(transaction, { walletId, now: at });
  const step = { accountId: walletId, at, reason: reasonOf(closure), sources, eventTypes };
  const writtenOff = await finishClosing(context.ledger, transaction, step);
  await transaction.query(`update wallets set status = 'closed' where id = $1`, [walletId]);
  if (refund_id !== null && external > 0) {
    const part: NewRefundPart = { destination: 'external', amount: external };
    await insertRefundParts(transaction, { id: refund_id, created_at: at }, [part]);
  }
  await transaction.query(
    `update wallet_closures set written_off = $2, closed_at = $3, next_check_at = null where wallet_id = $1`,
    [walletId, writtenOff, at],
  );
}

function reasonOf({ reason }: ClosureRow): string {
  return reason ?? 'Wallet closed';
}
