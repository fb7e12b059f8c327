import { WalletError } from '@coffer/adapter';
import { recordAction } from '../auditLog/index.ts';
import {
  type CallerKey,
  claimKey,
  fingerprintOf,
  type IdempotentResult,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { emitInvoiceEvent } from './emitInvoiceEvent.ts';
import { type MerchantInvoice, readMerchantInvoice } from './invoices.ts';
import { releaseInvoiceHold } from './invoiceWalletPayment.ts';
import {
  findInvoice,
  findPaymentInProgress,
  isBeingCollected,
  isCollectible,
  notCollecting,
  unscheduled,
  updateInvoice,
} from './repository.ts';

/**
 * Marks an invoice as uncollectible: releases its hold and ends its automatic collection. It can still be paid on
 * request, and voided. Marking it again changes nothing.
 *
 * @throws WalletError `not_found`, or `invoice_status_conflict` if nothing is due or a payment is in progress
 */
export function markUncollectible(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key }: { invoiceId: string; key: CallerKey },
): Promise<IdempotentResult<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('markUncollectible', { invoiceId }) };
  return context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const at = context.now();
    const earlier = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: invoiceId, at });
    if (earlier?.response) return { value: earlier.response, replayed: true };
    const { status, number } = invoice;
    if (status !== 'uncollectible') {
      if (!isCollectible(invoice)) {
        const message = `Invoice ${number} is ${status}. Only an open or partially paid invoice can be marked as uncollectible.`;
        throw new WalletError('invoice_status_conflict', message, { facts: { status } });
      }
      if (isBeingCollected(invoice) || (await findPaymentInProgress(transaction, invoiceId))) {
        const message = `A payment of invoice ${number} is in progress. Wait for its outcome.`;
        throw new WalletError('invoice_status_conflict', message, { facts: { status } });
      }
      const released = await releaseInvoiceHold(context, transaction, invoice);
      const marked = await updateInvoice(transaction, released.id, {
        ...notCollecting,
        ...unscheduled,
        status: 'uncollectible',
        updated_at: at,
      });
      await emitInvoiceEvent(context, transaction, marked, { type: 'invoice.uncollectible' });
      await recordAction(context, transaction);
    }
    const value = await readMerchantInvoice(transaction, owner, invoiceId);
    await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false };
  });
}
