import { type ClaimTasks, createWorkerPool } from '../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../jobs/dueRows.ts';
import { advanceInvoice } from './advanceInvoice.ts';
import type { WalletContext } from './WalletContext.ts';
import { withProcessorDeadline } from './withProcessorDeadline.ts';

/** How long one sweeper has for what it took. */
const leaseMs = 20_000;

/** Collects each invoice that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function sweepInvoices(context: WalletContext): Promise<void> {
  return createWorkerPool(claimInvoices(context)).drain();
}

/**
 * Claims invoices that are due and set to be collected automatically, and those with a payment that no request
 * waits for any more. Several servers can share the work.
 */
export function claimInvoices(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<{ id: string; merchant_id: string }>(
      `update invoices set next_check_at = $7
       where id in (select id from invoices where coalesce(next_check_at, collect_at) <= $1 and id in (${dueInvoices})
         for update skip locked)
       returning id, merchant_id`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map(({ id, merchant_id: merchantId }) => ({
      id,
      ...{ lane: merchantId, tenant: merchantId },
      run: () => withProcessorDeadline(context, (within) => advance(within, id)),
    }));
  };
}

const dueInvoices = dueRows({ from: 'invoices', due: 'coalesce(next_check_at, collect_at)' });

async function advance(context: WalletContext, invoiceId: string): Promise<void> {
  await advanceInvoice(context, invoiceId);
  await context.database.query(
    `update invoices set next_check_at = null where id = $1 and plan is null
       and not exists (select from invoice_payments where invoice_id = $1 and status = 'processing')`,
    [invoiceId],
  );
}
