import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { submitRefund } from '../refunds/index.ts';
import {
  type Answer,
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { findInvoice, type InvoicePaymentRow, type InvoiceRow, readInvoicePayments } from './invoiceRows.ts';
import { readMerchantInvoice } from './invoices.ts';
import { insertInvoiceRefund } from './refundInvoice.ts';
import { releaseInvoiceHold } from './reserveForInvoice.ts';
import type { MerchantInvoice } from './toInvoice.ts';

/**
 * Takes an invoice back: lets go of what it reserves, and gives back what was paid the ways that it came:
 * into the very grants of the wallet, and to the cards. A void one stays void.
 */
export async function voidInvoice(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key }: { invoiceId: string; key: CallerKey },
): Promise<Answer<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('voidInvoice', { invoiceId }) };
  const at = context.now();
  const refundId = createId('ref', at);
  const answer = await context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const earlier = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: refundId, at });
    if (earlier?.response) return { value: earlier.response, replayed: true, refundId: earlier.resourceId };
    if (invoice.status !== 'void') await voidWithin(context, transaction, { invoice, refundId });
    const value = await readMerchantInvoice(transaction, owner, invoiceId);
    await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false, refundId };
  });
  await submitRefund(context, answer.refundId);
  return answer;
}

async function voidWithin(
  context: WalletContext,
  transaction: Transaction,
  { invoice, refundId }: { invoice: InvoiceRow; refundId: string },
): Promise<void> {
  const payments = await readInvoicePayments(transaction, [invoice.id]);
  requireVoidable(invoice, payments);
  await releaseInvoiceHold(context, transaction, invoice);
  if (payments.some(({ status, amount, refunded }) => status === 'settled' && refunded < amount)) {
    const reason = `Invoice ${invoice.number} was taken back`;
    const whole = { amount: null, destination: 'original', reason } as const;
    await insertInvoiceRefund(context, transaction, { ...whole, id: refundId, invoice });
  }
  await transaction.query(
    `update invoices set status = 'void', collect_at = null, updated_at = $2 where id = $1`,
    [invoice.id, context.now()],
  );
}

function requireVoidable(invoice: InvoiceRow, payments: readonly InvoicePaymentRow[]): void {
  const { number, status } = invoice;
  const conflict = (message: string) =>
    new WalletError('invoice_status_conflict', message, { facts: { status } });
  if (status === 'paid') throw conflict(`Invoice ${number} is paid: refund it instead.`);
  if (invoice.payment_sources !== null || payments.some((payment) => payment.status === 'processing')) {
    throw conflict(`A payment of invoice ${number} is on its way. Wait for its outcome.`);
  }
}
