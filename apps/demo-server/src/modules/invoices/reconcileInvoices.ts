import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { collectInvoice } from './collectInvoice.ts';

/** How long one sweeper has for what it took. */
const leaseMs = 20_000;
/** The longest pause of an invoice whose collection fails again and again. */
const backOffMaxMs = 3_600_000;

/** Collects each invoice that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function reconcileInvoices(context: WalletContext): Promise<void> {
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
  try {
    await collectInvoice(context, invoiceId);
  } catch (error) {
    await backOff(context, invoiceId, error);
    throw error;
  }
  await context.database.query(
    `update invoices set failed_checks = 0, next_check_at = case when payment_sources is null
       and not exists (select from invoice_payments where invoice_id = $1 and status = 'processing')
       then null else next_check_at end
     where id = $1`,
    [invoiceId],
  );
}

/** Lets an invoice that fails wait longer each time, so that it takes no turn from others. */
async function backOff(context: WalletContext, invoiceId: string, error: unknown): Promise<void> {
  // A processor that is down fails all invoices alike, and is asked again soon.
  if (error instanceof ProcessorUnavailable) {
    context.logger.warn(
      { err: error, invoiceId },
      'the processor gave no response for an invoice; trying again',
    );
    return;
  }
  context.logger.error({ err: error, invoiceId }, 'collecting an invoice failed; trying again later');
  await context.database.query(
    `update invoices set failed_checks = failed_checks + 1,
       next_check_at = $2::timestamptz + make_interval(secs => least($3::double precision, $4 * 2 ^ least(failed_checks + 1, 20)))
     where id = $1`,
    [invoiceId, context.now(), backOffMaxMs / 1000, leaseMs / 1000],
  );
}
