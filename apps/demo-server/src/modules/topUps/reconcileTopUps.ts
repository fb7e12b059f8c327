import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { applyPayment, confirmWithinMs } from './applyPayment.ts';
import type { TopUpRow } from './topUpRows.ts';

/** How long a payment may stay unknown to its processor before it is given up. */
const unheardAfterMs = 60_000;
/** How long one sweeper has for what it took. */
const leaseMs = 20_000;

/** Checks each top-up that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function reconcileTopUps(context: WalletContext): Promise<void> {
  return createWorkerPool(claimTopUps(context)).drain();
}

/**
 * Claims top-ups that no request waits for any more: after a crash, a lost answer, or a confirmation that never
 * came. Several servers can share the work.
 *
 * The check never charges: only the customer's own request does. It first cancels a payment that the processor
 * has not heard of within a minute, so that a request still under way cannot charge afterwards.
 */
export function claimTopUps(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<TopUpRow & { merchant_id: string }>(
      `update top_ups set next_check_at = $7
       where id in (select id from top_ups where next_check_at <= $1 and id in (${dueTopUps})
         for update skip locked)
       returning *`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map((row) => ({
      id: row.id,
      ...{ lane: row.merchant_id, tenant: row.merchant_id },
      run: () => withProcessorDeadline(context, (within) => check(within, row)),
    }));
  };
}

const dueTopUps = dueRows({ from: 'top_ups', due: 'next_check_at' });

async function check(context: WalletContext, row: TopUpRow): Promise<void> {
  const age = context.now().getTime() - row.created_at.getTime();
  const payment = await context.processor.readPayment(row.id);
  const isUnheard = payment === null && age >= unheardAfterMs;
  const isUnconfirmed = payment?.status === 'requiresAction' && age >= confirmWithinMs(row);
  if (isUnheard || isUnconfirmed) await applyPayment(context, await context.processor.cancelPayment(row.id));
  else if (payment) await applyPayment(context, payment);
}
