import { sql } from 'kysely';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type ClaimTasks, createWorkerPool } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { type WalletContext, withProcessorDeadline } from '../shared/index.ts';
import { announceCharge, markOverdue } from './announceCollection.ts';
import { collectInvoice } from './collectInvoice.ts';

/** Time for which a claimed invoice belongs to the server that claimed it. */
const leaseMs = 20_000;
/** The longest pause between two collections of an invoice that fails repeatedly. */
const retryPauseMaxMs = 3_600_000;

/** Time at which the next work on an invoice is due. The index `invoices_due_by_tenant` has the same expression. */
export const invoiceDueSql = 'coalesce(next_check_at, least(collect_at, charge_notice_at, overdue_check_at))';

/** Collects each invoice that is due, once. For tests: a server has a pool that keeps running. */
export function reconcileInvoices(context: WalletContext): Promise<void> {
  return createWorkerPool(claimInvoices(context)).drain();
}

/**
 * Claims invoices whose collection, notice or overdue time has come, and those with a payment that no request waits
 * for. Several servers can share the work.
 */
export function claimInvoices(context: WalletContext): ClaimTasks {
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<{ id: string; merchant_id: string }>(
      `update invoices set next_check_at = $7
       where id in (select id from invoices where ${invoiceDueSql} <= $1 and id in (${dueInvoices})
         for update skip locked)
       returning id, merchant_id`,
      [...dueParameters(now, free), new Date(now.getTime() + leaseMs)],
    );
    return due.map(({ id, merchant_id: merchantId }) => ({
      id,
      group: merchantId,
      tenant: merchantId,
      run: () => withProcessorDeadline(context, (within) => collectDueInvoice(within, id)),
    }));
  };
}

const dueInvoices = dueRows({ from: 'invoices', due: invoiceDueSql });

async function collectDueInvoice(context: WalletContext, invoiceId: string): Promise<void> {
  try {
    await announceCharge(context, invoiceId);
    await collectInvoice(context, invoiceId);
    await markOverdue(context, invoiceId);
  } catch (error) {
    await postponeAfterFailure(context, invoiceId, error);
    throw error;
  }
  const update = kysely
    .updateTable('invoices')
    .set((row) => ({
      failed_checks: 0,
      next_check_at: row
        .case()
        .when(
          row.or([
            row('payment_sources', 'is not', null),
            row.exists(
              row
                .selectFrom('invoice_payments')
                .select('id')
                .where('invoice_id', '=', invoiceId)
                .where('status', '=', 'processing'),
            ),
          ]),
        )
        .then(row.ref('next_check_at'))
        .end(),
    }))
    .where('id', '=', invoiceId);
  await execute(context.database, update);
}

/** Doubles the pause of an invoice that fails repeatedly, so that it does not delay the others. */
async function postponeAfterFailure(
  context: WalletContext,
  invoiceId: string,
  error: unknown,
): Promise<void> {
  if (error instanceof ProcessorUnavailable) {
    // An outage affects all invoices alike, so this one is tried again after its lease.
    context.logger.warn(
      { err: error, invoiceId },
      'the processor gave no response for an invoice; trying again',
    );
    return;
  }
  context.logger.error({ err: error, invoiceId }, 'collecting an invoice failed; trying again later');
  const pause = sql`make_interval(secs => least(${retryPauseMaxMs / 1000}::double precision,
    ${leaseMs / 1000}::integer * 2 ^ least(failed_checks + 1, 20)))`;
  const update = kysely
    .updateTable('invoices')
    .set((row) => ({
      failed_checks: row('failed_checks', '+', 1),
      next_check_at: sql<Date>`${context.now()}::timestamptz + ${pause}`,
    }))
    .where('id', '=', invoiceId);
  await execute(context.database, update);
}
