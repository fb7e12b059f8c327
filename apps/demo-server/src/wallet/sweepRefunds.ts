import { pushRefund } from './pushRefund.ts';
import type { WalletContext } from './WalletContext.ts';

/** How long one sweeper has for what it took. */
const leaseMs = 20_000;

/** Asks the processor again about refunds that it has not answered. Any number of servers can sweep at once. */
export async function sweepRefunds(context: WalletContext): Promise<void> {
  const now = context.now();
  const due = await context.database.query<{ refund_id: string }>(
    `update refund_parts set next_check_at = $2
     where id in (select id from refund_parts where next_check_at <= $1 order by next_check_at limit 20
       for update skip locked)
     returning refund_id`,
    [now, new Date(now.getTime() + leaseMs)],
  );
  for (const refundId of new Set(due.map((part) => part.refund_id))) await pushRefund(context, refundId);
}
