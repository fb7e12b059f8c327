import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { nextRetryAt } from './collectionSchedule.ts';
import { emitInvoiceEvent } from './emitInvoiceEvent.ts';
import type { CollectionFailure } from './InvoiceEvent.ts';
import { releaseInvoiceHold, reserveForInvoice } from './invoiceWalletPayment.ts';
import { type InvoiceRow, isCollectible, isPayable, notCollecting, updateInvoice } from './repository.ts';

/**
 * Ends a collection that has no source left. If the invoice has a later collection date, reserves funds for it again.
 * Otherwise schedules the next retry. Reports why the invoice is not paid in full.
 */
export async function endCollection(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<void> {
  const paidNow = invoice.paid - (invoice.paid_before ?? 0);
  let ended = await updateInvoice(transaction, invoice.id, notCollecting);
  if (!isPayable(ended)) return;
  if (paidNow > 0) {
    const { hold_id: holdId } = ended;
    ended = await releaseInvoiceHold(context, transaction, ended);
    await emitInvoiceEvent(context, transaction, ended, { type: 'invoice.partially_paid' });
    if (holdId !== null && ended.collect_at !== null) {
      ended = await reserveForInvoice(context, transaction, ended);
    }
  }
  if (isCollectible(ended) && ended.collect_at === null) {
    const { settings } = await readMerchant(transaction, ended.merchant_id);
    const retryAt = nextRetryAt(ended, { retryDays: settings.invoiceRetryDays, now: context.now() });
    ended = await updateInvoice(transaction, ended.id, { collect_at: retryAt });
  }
  await reportFailure(context, transaction, { collection: invoice, ended });
}

/** Stores and emits why a collection did not pay its invoice in full, if that is news. */
async function reportFailure(
  context: WalletContext,
  transaction: Transaction,
  { collection, ended }: { collection: InvoiceRow; ended: InvoiceRow },
): Promise<void> {
  const failure = (await newestDecline(transaction, collection)) ?? nothingToCharge(collection);
  if (failure === null) return;
  const { code, message } = failure;
  const failed = await updateInvoice(transaction, ended.id, { failure_code: code, failure_message: message });
  await emitInvoiceEvent(context, transaction, failed, {
    type: 'invoice.payment_failed',
    failure,
    nextAttemptAt: failed.collect_at,
    isAutomatic: collection.collection_trigger !== 'request',
  });
}

/** Finds the newest payment that was declined in a collection. */
async function newestDecline(
  transaction: Transaction,
  { id, collection_started_at: startedAt }: InvoiceRow,
): Promise<CollectionFailure | null> {
  const query = kysely
    .selectFrom('invoice_payments')
    .select(['failure_code', 'failure_message'])
    .where('invoice_id', '=', id)
    .where('status', '=', 'failed')
    .where('failure_code', '<>', 'payment_disputed')
    .where('created_at', '>=', startedAt)
    .orderBy('id', 'desc')
    .limit(1);
  const { failure_code: code, failure_message: message } = (await executeTakeFirst(transaction, query)) ?? {};
  if (!code || code === 'payment_disputed' || !message) return null;
  return { code, message };
}

/** Explains a scheduled collection that charged no method. A later one with the same result is not reported again. */
function nothingToCharge({
  collection_trigger: trigger,
  failure_code: earlier,
}: InvoiceRow): CollectionFailure | null {
  if (trigger !== 'schedule' || earlier !== null) return null;
  const message = "The balance doesn't cover the amount due, and there is no payment method to charge.";
  return { code: 'no_payment_method', message };
}
