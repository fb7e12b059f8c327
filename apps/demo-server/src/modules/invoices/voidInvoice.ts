import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { recordAction } from '../auditLog/index.ts';
import { requestDocument } from '../documents/index.ts';
import { submitRefund } from '../refunds/index.ts';
import {
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  type IdempotentResult,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { emitInvoiceEvent } from './emitInvoiceEvent.ts';
import { type MerchantInvoice, readMerchantInvoice } from './invoices.ts';
import { releaseInvoiceHold } from './invoiceWalletPayment.ts';
import { insertInvoiceRefund } from './refundInvoice.ts';
import {
  findInvoice,
  type InvoicePaymentRow,
  type InvoiceRow,
  isBeingCollected,
  notCollecting,
  readInvoicePayments,
  unscheduled,
  updateInvoice,
} from './repository.ts';

/**
 * Voids an invoice: releases its hold and refunds its payments to their sources, the grants of the wallet and the
 * cards. Voiding it again changes nothing.
 *
 * @throws WalletError `not_found`, or `invoice_status_conflict` if it is paid or a payment is in progress
 */
export async function voidInvoice(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key }: { invoiceId: string; key: CallerKey },
): Promise<IdempotentResult<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('voidInvoice', { invoiceId }) };
  const at = context.now();
  const refundId = createId('ref', at);
  const answer = await context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const earlier = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: refundId, at });
    if (earlier?.response) return { value: earlier.response, replayed: true, refundId: earlier.resourceId };
    if (invoice.status !== 'void') await voidLocked(context, transaction, { invoice, refundId });
    await recordAction(context, transaction);
    const value = await readMerchantInvoice(transaction, owner, invoiceId);
    await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false, refundId };
  });
  await submitRefund(context, answer.refundId);
  return answer;
}

async function voidLocked(
  context: WalletContext,
  transaction: Transaction,
  { invoice, refundId }: { invoice: InvoiceRow; refundId: string },
): Promise<void> {
  const payments = await readInvoicePayments(transaction, [invoice.id]);
  assertVoidable(invoice, payments);
  await releaseInvoiceHold(context, transaction, invoice);
  if (payments.some(({ status, amount, refunded }) => status === 'settled' && refunded < amount)) {
    await insertInvoiceRefund(context, transaction, {
      id: refundId,
      invoice,
      amount: null,
      destination: 'original',
      reason: `Invoice ${invoice.number} was voided`,
    });
  }
  const voided = await updateInvoice(transaction, invoice.id, {
    ...notCollecting,
    ...unscheduled,
    status: 'void',
    failure_code: null,
    failure_message: null,
    updated_at: context.now(),
  });
  // A draft was never issued, so there is nothing to correct.
  if (invoice.status !== 'draft') {
    await emitInvoiceEvent(context, transaction, voided, { type: 'invoice.voided' });
    const { merchant_id: merchantId, id: subjectId } = invoice;
    await requestDocument(transaction, { merchantId, kind: 'creditNote', subjectId, at: context.now() });
  }
}

function assertVoidable(invoice: InvoiceRow, payments: readonly InvoicePaymentRow[]): void {
  const { number, status } = invoice;
  const conflict = (message: string) =>
    new WalletError('invoice_status_conflict', message, { facts: { status } });
  if (status === 'paid') throw conflict(`Invoice ${number} is paid: refund it instead.`);
  if (isBeingCollected(invoice) || payments.some((payment) => payment.status === 'processing')) {
    throw conflict(`A payment of invoice ${number} is in progress. Wait for its outcome.`);
  }
}
