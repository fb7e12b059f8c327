import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { submitRefund } from './submitRefund.ts';

/** How long one sweeper has for what it took. */
const leaseMs = 20_000;

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
      ...{ lane: merchantId, tenant: merchantId },
      run: () => withProcessorDeadline(context, (within) => submitRefund(within, refundId)),
    }));
  };
}

const dueRefunds = dueRows({
  from: `(select r.id, r.merchant_id, min(p.next_check_at) as next_check_at from refund_parts p
    join refunds r on r.id = p.refund_id where p.next_check_at is not null group by r.id, r.merchant_id)`,
  due: 'next_check_at',
});
