import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { applyPayment, confirmWithinMs } from './applyPayment.ts';
import type { TopUpRow } from './repository.ts';

/** Time for which a payment may stay unknown to its processor before it is canceled. */
const unknownAfterMs = 60_000;
/** Time for a worker to finish a claimed top-up. */
const leaseMs = 20_000;

/** Checks each top-up that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function reconcileTopUps(context: WalletContext): Promise<void> {
  return createWorkerPool(claimTopUps(context)).drain();
}

/**
 * Claims top-ups that no request waits for any more: after a crash, a lost response, or a confirmation that never
 * came. Several servers can share the work.
 *
 * The check never charges; only the customer's request does. It cancels a payment that the processor does not know
 * after a minute, so that a request that is still running cannot charge later.
 */
export function claimTopUps(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<TopUpRow>(
      `update top_ups set next_check_at = $7
       where id in (select id from top_ups where next_check_at <= $1 and id in (${dueTopUps})
         for update skip locked)
       returning *`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map((row) => ({
      id: row.id,
      group: row.merchant_id,
      tenant: row.merchant_id,
      run: () => withProcessorDeadline(context, (within) => check(within, row)),
    }));
  };
}

const dueTopUps = dueRows({ from: 'top_ups', due: 'next_check_at' });

async function check(context: WalletContext, row: TopUpRow): Promise<void> {
  const age = context.now().getTime() - row.created_at.getTime();
  const payment = await context.processor.readPayment(row.id);
  const isUnknown = payment === null && age >= unknownAfterMs;
  const isUnconfirmed = payment?.status === 'requiresAction' && age >= confirmWithinMs(row);
  if (isUnknown || isUnconfirmed) await applyPayment(context, await context.processor.cancelPayment(row.id));
  else if (payment) await applyPayment(context, payment);
}
