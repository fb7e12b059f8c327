import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { requireBalance } from '../balances/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { applyPayment, type TopUpRow } from '../topUps/index.ts';
import { type AttemptRow, findAttemptInFlight, findRule, readUsage, settingsOf } from './repository.ts';
import { limitedUntil } from './rule.ts';

/** Time for a server to create the payment of an attempt before another server tries. */
const leaseMs = 15_000;
/** Pause before an unavailable processor is called again, in milliseconds. It doubles up to the longest. */
const firstPauseMs = 10_000;
const longestPauseMs = 15 * 60_000;

type Attempt = { attempt: AttemptRow; topUp: TopUpRow };

/** Stores an attempt with a lease for the server that is about to charge it. */
export async function insertAttempt(transaction: Transaction, topUp: TopUpRow, now: Date): Promise<Attempt> {
  const insert = kysely
    .insertInto('auto_top_up_attempts')
    .values({
      id: createId('ata', now),
      wallet_id: topUp.wallet_id,
      top_up_id: topUp.id,
      currency: topUp.currency,
      total: topUp.total,
      status: 'processing',
      retry_at: new Date(now.getTime() + leaseMs),
      counted_at: now,
      created_at: now,
    })
    .returningAll();
  const attempt = await executeTakeFirst(transaction, insert);
  if (!attempt) throw new Error(`The attempt of top-up ${topUp.id} was not stored.`);
  return { attempt, topUp };
}

/** Charges an attempt. The top-up's id is the idempotency key of each try, so it is charged at most once. */
export async function chargeAttempt(context: WalletContext, { attempt, topUp }: Attempt): Promise<void> {
  await callProcessor(context, attempt, () =>
    context.processor.createPayment({
      idempotencyKey: topUp.id,
      amount: topUp.total,
      currency: topUp.currency,
      method: topUp.processor_reference,
      returnUrl: null,
      customerPresent: false,
    }),
  );
}

/** Cancels the payment of an attempt that is no longer wanted. A payment that already succeeded is credited. */
export async function cancelAttempt(context: WalletContext, walletId: string): Promise<void> {
  const attempt = await findAttemptInFlight(context.database, walletId);
  if (!attempt || attempt.retry_at === null || attempt.retry_at > context.now()) return;
  await callProcessor(context, attempt, () => context.processor.cancelPayment(attempt.top_up_id));
}

async function callProcessor(
  context: WalletContext,
  { id, attempt_count: attemptCount }: AttemptRow,
  call: () => Promise<ProcessorPayment>,
): Promise<void> {
  const update = kysely.updateTable('auto_top_up_attempts').where('id', '=', id);
  try {
    await applyPayment(context, await call());
    const resumed = update.set((row) => ({
      retry_at: null,
      status: row
        .case()
        .when(row.and({ in_flight: true, status: 'unavailable' }))
        .then('processing' as const)
        .else(row.ref('status'))
        .end(),
    }));
    await execute(context.database, resumed);
  } catch (error) {
    if (!(error instanceof ProcessorUnavailable)) throw error;
    const pauseMs = Math.min(firstPauseMs * 2 ** (attemptCount - 1), longestPauseMs);
    const delayed = update.where('in_flight', '=', true).set((row) => ({
      retry_at: new Date(context.now().getTime() + pauseMs),
      status: row
        .case()
        .when('status', '=', 'processing')
        .then('unavailable' as const)
        .else(row.ref('status'))
        .end(),
    }));
    await execute(context.database, delayed);
  }
}

type Retry = Attempt & { isWanted: boolean };

/**
 * Retries an attempt with an unknown outcome: the processor was unavailable, or a server stopped between the claim
 * and the charge. An attempt that is no longer wanted (turned off, topped up by hand, beyond a cap) is canceled.
 */
export async function retryAttempt(context: WalletContext, walletId: string): Promise<void> {
  const retry = await context.database.transaction((transaction) =>
    claimRetry(context, transaction, walletId),
  );
  if (!retry) return;
  if (retry.isWanted) await chargeAttempt(context, retry);
  else await cancelAttempt(context, walletId);
}

async function claimRetry(
  context: WalletContext,
  transaction: Transaction,
  walletId: string,
): Promise<Retry | null> {
  const now = context.now();
  const rule = await findRule(transaction, walletId, 'lock');
  const attempt = await findAttemptInFlight(transaction, walletId);
  if (!rule || !attempt || attempt.retry_at === null || attempt.retry_at > now) return null;
  const query = kysely
    .selectFrom('top_ups')
    .innerJoin('wallets', 'wallets.id', 'top_ups.wallet_id')
    .selectAll('top_ups')
    .select('wallets.status as wallet_status')
    .where('top_ups.id', '=', attempt.top_up_id);
  const topUp = await executeTakeFirst(transaction, query);
  if (!topUp) throw new Error(`Attempt ${attempt.id} has no top-up.`);
  const settings = settingsOf(rule, attempt.currency);
  const { available } = await requireBalance(transaction, walletId, now);
  const usage = await readUsage(transaction, { walletId, now, except: attempt.id });
  const isWanted =
    rule.enabled &&
    rule.paused_code === null &&
    settings !== null &&
    settings.paymentMethodId === topUp.payment_method_id &&
    topUp.wallet_status === 'active' &&
    available < settings.threshold.amount &&
    limitedUntil(settings, usage, attempt.total) === null;
  if (!isWanted) return { attempt, topUp, isWanted };
  const claim = kysely
    .updateTable('auto_top_up_attempts')
    .set((row) => ({
      attempt_count: row('attempt_count', '+', 1),
      retry_at: new Date(now.getTime() + leaseMs),
      counted_at: now,
    }))
    .where('id', '=', attempt.id)
    .returningAll();
  const claimed = await executeTakeFirst(transaction, claim);
  return claimed ? { attempt: claimed, topUp, isWanted } : null;
}
