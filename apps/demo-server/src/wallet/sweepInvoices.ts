import { advanceInvoice } from './advanceInvoice.ts';
import type { WalletContext } from './WalletContext.ts';

/** How long one sweeper has for what it took. */
const leaseMs = 20_000;

/**
 * Pays what is due and set to be paid by itself, and goes on with payments that nobody is waiting for any
 * more. Any number of servers can sweep at once.
 */
export async function sweepInvoices(context: WalletContext): Promise<void> {
  const now = context.now();
  const due = await context.database.query<{ id: string }>(
    `update invoices set next_check_at = $2
     where id in (select id from invoices where next_check_at <= $1 or (next_check_at is null and collect_at <= $1)
       order by id limit 20 for update skip locked)
     returning id`,
    [now, new Date(now.getTime() + leaseMs)],
  );
  const outcomes = await Promise.allSettled(due.map(({ id }) => advance(context, id)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function advance(context: WalletContext, invoiceId: string): Promise<void> {
  await advanceInvoice(context, invoiceId);
  await context.database.query(
    `update invoices set next_check_at = null where id = $1 and plan is null
       and not exists (select from invoice_payments where invoice_id = $1 and status = 'processing')`,
    [invoiceId],
  );
}
