import { WalletError } from '@coffer/adapter';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { recordAction } from '../auditLog/index.ts';
import { cancelAttempt } from '../autoTopUp/index.ts';
import { submitRefund } from '../refunds/index.ts';
import {
  type CallerKey,
  claimKey,
  fingerprintOf,
  type IdempotentResult,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { beginClosing, type CloseWalletParameters, closureLeaseMs, takeClosingStep } from './closingSteps.ts';
import { closureOf, type WalletClosure } from './repository.ts';

/** Time for which a request works on a closure before it leaves the rest to the worker pool. */
const requestMs = 20_000;

/**
 * Closes a wallet: captures or releases its holds, turns auto top-up off, refunds the paid balance and forfeits
 * the promotional balance.
 *
 * It runs as a series of short transactions. The first one sets the status to `closing`, which rejects every
 * other write, and the last one to `closed`. After a crash, the worker pool or a repeat of the request
 * continues with the next step. Closing twice has the same effect as closing once.
 *
 * @throws WalletError `not_found`, or `operation_in_progress` if it takes longer than the request waits: repeat the
 *   request
 */
export async function closeWallet(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: CloseWalletParameters & { key: CallerKey },
): Promise<IdempotentResult<WalletClosure>> {
  const { walletId } = parameters;
  const requestKey = { ...key, fingerprint: fingerprintOf('closeWallet', parameters) };
  const earlier = await context.database.transaction(async (transaction) => {
    const wallet = await findWallet(transaction, owner, walletId);
    const found = await claimKey<WalletClosure>(transaction, requestKey, {
      resourceId: walletId,
      at: context.now(),
    });
    if (found) return found;
    // A repeat with a new key changes nothing.
    if (await beginClosing(context, transaction, { wallet, owner, parameters })) {
      await recordAction(context, transaction);
    }
    return null;
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

/** Continues each closure that is due, once. For tests: a server has a pool that keeps running. */
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
      [...dueParameters(now, free), new Date(now.getTime() + closureLeaseMs)],
    );
    return due.map(({ wallet_id: walletId, merchant_id: merchantId }) => ({
      id: walletId,
      group: merchantId,
      tenant: merchantId,
      async run() {
        await continueClosing(context, walletId, { until: Date.now() + closureLeaseMs / 2 });
        return 'answered';
      },
    }));
  };
}

const dueClosures = dueRows({ from: 'wallet_closures', due: 'next_check_at', id: 'wallet_id' });

/** Takes the next steps of a closure until it is finished or the time has passed. Returns whether it is finished. */
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
