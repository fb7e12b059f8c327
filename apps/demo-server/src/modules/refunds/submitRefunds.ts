import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import type { ProcessorRefund } from '../../payments/PaymentProcessor.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { emitRefundOutcome, type RefundPartRow, type RefundRow, toRefunds } from './repository.ts';

/** Time for a worker to submit a claimed refund. */
const leaseMs = 20_000;

/** Pause before a refund that is still processing is checked again. */
const checkAgainMs = 30_000;

/** The number of parts that one request submits. The worker pool submits the rest. */
const partsPerRequest = 20;

/**
 * Submits the processing parts of a refund to the processor, each with its own idempotency key, so that a part is
 * refunded once however often it is submitted. When the processor is unavailable, the worker pool tries again.
 */
export async function submitRefund(context: WalletContext, refundId: string): Promise<void> {
  const parts = await execute(
    context.database,
    kysely
      .selectFrom('refund_parts as p')
      .innerJoin('refunds as r', 'r.id', 'p.refund_id')
      .selectAll('p')
      .select('r.currency')
      .where('p.refund_id', '=', refundId)
      .where('p.status', '=', 'processing')
      .orderBy('p.next_check_at')
      .orderBy('p.id')
      .limit(partsPerRequest),
  );
  for (const part of parts) {
    try {
      await applyRefund(context, await context.processor.refund(toProcessorRefund(part)));
    } catch (error) {
      if (!(error instanceof ProcessorUnavailable)) throw error;
    }
  }
}

function toProcessorRefund({
  id,
  processor_key: idempotencyKey,
  payment_key: payment,
  amount,
  currency,
}: RefundPartRow & { currency: string }) {
  if (payment === null) throw new Error(`Part ${id} of a refund is processing and has no payment.`);
  return { idempotencyKey, payment, amount, currency };
}

/**
 * Records the state of a refund at the processor, from a response or an event. An earlier attempt changes nothing. A
 * settled part can still fail, when the card's bank returns the money.
 */
export async function applyRefund(context: WalletContext, refund: ProcessorRefund): Promise<void> {
  const at = context.now();
  const status = { processing: 'processing', succeeded: 'settled', failed: 'failed' } as const;
  await context.database.transaction(async (transaction) => {
    const row = await lockRefundOf(transaction, refund.idempotencyKey);
    if (!row) return;
    const [before] = await toRefunds(transaction, [row]);
    await execute(
      transaction,
      kysely
        .updateTable('refund_parts')
        .set({
          status: status[refund.status],
          failure_message: refund.status === 'failed' ? refund.message : null,
          next_check_at: refund.status === 'processing' ? new Date(at.getTime() + checkAgainMs) : null,
          updated_at: at,
        })
        .where('processor_key', '=', refund.idempotencyKey)
        .where('destination', '=', 'paymentMethod')
        .where('status', 'in', refund.status === 'failed' ? ['processing', 'settled'] : ['processing']),
    );
    if (!before || (await isGrowing(transaction, row))) return;
    await emitRefundOutcome(transaction, row, { before: before.status, at });
  });
}

function lockRefundOf(transaction: Transaction, processorKey: string): Promise<RefundRow | undefined> {
  const query = kysely
    .selectFrom('refunds')
    .selectAll()
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('refund_parts').select('refund_id').where('processor_key', '=', processorKey),
    )
    .forNoKeyUpdate();
  return executeTakeFirst(transaction, query);
}

/**
 * Whether the closure that a locked refund belongs to still adds parts to it. It emits the refund's events when it has
 * added the last one. This is a statement of its own: it sees what was committed before the lock was granted.
 */
async function isGrowing(transaction: Transaction, { id }: RefundRow): Promise<boolean> {
  const query = kysely
    .selectFrom('wallet_closures')
    .select('wallet_id')
    .where('refund_id', '=', id)
    .where('closed_at', 'is', null);
  return (await executeTakeFirst(transaction, query)) !== undefined;
}

/** Submits each refund that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function reconcileRefunds(context: WalletContext): Promise<void> {
  return createWorkerPool(claimRefunds(context)).drain();
}

/** Claims refunds that the processor has not answered. Several servers can share the work. */
export function claimRefunds(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<{ refund_id: string; merchant_id: string }>(
      `with claimed as (
         update refund_parts set next_check_at = $7
         where id in (select id from refund_parts where next_check_at <= $1 and refund_id in (${dueRefunds})
           order by id for update skip locked)
         returning refund_id)
       select distinct c.refund_id, r.merchant_id from claimed c join refunds r on r.id = c.refund_id`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map(({ refund_id: refundId, merchant_id: merchantId }) => ({
      id: refundId,
      group: merchantId,
      tenant: merchantId,
      run: () => withProcessorDeadline(context, (within) => submitRefund(within, refundId)),
    }));
  };
}

const dueRefunds = dueRows({
  from: `(select r.id, r.merchant_id, min(p.next_check_at) as next_check_at from refund_parts p
    join refunds r on r.id = p.refund_id where p.next_check_at is not null group by r.id, r.merchant_id)`,
  due: 'next_check_at',
});
