import { applyPayment, confirmWithinMs } from './applyPayment.ts';
import type { TopUpRow } from './topUpRows.ts';
import type { WalletContext } from './WalletContext.ts';

/** How long a payment may stay unknown to its processor before it is given up. */
const unheardAfterMs = 60_000;
/** How long one sweeper has for what it took. */
const leaseMs = 20_000;

/**
 * Asks the processor again about top-ups that nobody is waiting for any more: after a crash, a lost
 * answer, or a confirmation that never came. Any number of servers can sweep at once.
 *
 * It never charges: only the customer's own request does. What the processor has not heard of within a
 * minute is given up there first, so that a request still on its way cannot charge afterwards.
 */
export async function sweepTopUps(context: WalletContext): Promise<void> {
  const now = context.now();
  const due = await context.database.query<TopUpRow>(
    `update top_ups set next_check_at = $2
     where id in (select id from top_ups where next_check_at <= $1 order by next_check_at limit 20
       for update skip locked)
     returning *`,
    [now, new Date(now.getTime() + leaseMs)],
  );
  const outcomes = await Promise.allSettled(due.map((row) => check(context, row)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function check(context: WalletContext, row: TopUpRow): Promise<void> {
  const age = context.now().getTime() - row.created_at.getTime();
  const payment = await context.processor.readPayment(row.id);
  const isUnheard = payment === null && age >= unheardAfterMs;
  const isUnconfirmed = payment?.status === 'requiresAction' && age >= confirmWithinMs(row);
  if (isUnheard || isUnconfirmed) await applyPayment(context, await context.processor.cancelPayment(row.id));
  else if (payment) await applyPayment(context, payment);
}
