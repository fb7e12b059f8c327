import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../database/Database.ts';
import { fingerprintOf } from './fingerprintOf.ts';
import { findInvoice, type InvoicePaymentRow, type InvoiceRow, readInvoicePayments } from './invoiceRows.ts';
import { readMerchantInvoice } from './invoices.ts';
import { claimKey, keepAnswer } from './requestKeys.ts';
import { letGoOfHold } from './reserveForInvoice.ts';
import type { MerchantInvoice } from './toInvoice.ts';
import { undoWalletPayment } from './undoWalletPayment.ts';
import type { Answer, CallerKey, WalletContext } from './WalletContext.ts';
import type { WalletOwner } from './wallets.ts';

/**
 * Takes an invoice back: lets go of what it reserves, and undoes what its wallet paid, into the very
 * grants that it came from. A void one stays void.
 */
export function voidInvoice(
  context: WalletContext,
  owner: WalletOwner,
  { invoiceId, key }: { invoiceId: string; key: CallerKey },
): Promise<Answer<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('voidInvoice', { invoiceId }) };
  const at = context.now();
  return context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const earlier = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: invoiceId, at });
    if (earlier?.answer) return { value: earlier.answer, replayed: true };
    if (invoice.status !== 'void') await voidWithin(context, transaction, invoice);
    const value = await readMerchantInvoice(transaction, owner, invoiceId);
    await keepAnswer(transaction, requestKey, value);
    return { value, replayed: false };
  });
}

async function voidWithin(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<void> {
  const payments = await readInvoicePayments(transaction, [invoice.id]);
  requireVoidable(invoice, payments);
  await letGoOfHold(context, transaction, invoice);
  for (const payment of payments.toReversed()) {
    const amount = payment.amount - payment.refunded;
    if (payment.wallet_id === null || amount === 0) continue;
    await undoWalletPayment(context, transaction, { invoice, payment, amount });
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
  if (invoice.plan !== null || payments.some((payment) => payment.status === 'processing')) {
    throw conflict(`A payment of invoice ${number} is on its way. Wait for its outcome.`);
  }
  const isCharged = ({ wallet_id, status: stands, amount, refunded }: InvoicePaymentRow) =>
    wallet_id === null && stands === 'settled' && refunded < amount;
  if (payments.some(isCharged)) {
    throw conflict(`A payment method paid a part of invoice ${number}: refund that part first.`);
  }
}
