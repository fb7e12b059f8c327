import type { Updateable } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { InvoicePaymentsTable } from '../../database/tables.gen.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { submitRefund } from '../refunds/index.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { emitInvoiceEvent } from './emitInvoiceEvent.ts';
import { type NewPayment, releaseInvoiceHold } from './invoiceWalletPayment.ts';
import {
  amountDue,
  findInvoicePayment,
  type InvoicePaymentRow,
  type InvoiceRow,
  lockInvoice,
  notCollecting,
  unscheduled,
  updateInvoice,
} from './repository.ts';
import { returnSurplus } from './returnSurplus.ts';

/** Pause before the worker pool checks a payment in progress at the processor again. */
const statusCheckPauseMs = 30_000;

/**
 * Applies the status of an invoice's payment at the processor. An event that is late, repeated or out of order changes
 * nothing, except that a success is always recorded: also for a payment that had failed here, and also when nothing
 * is due. The amount above the amount due is returned to the payment method.
 *
 * @returns the payment as it is stored now
 */
export async function applyInvoicePayment(
  context: WalletContext,
  payment: ProcessorPayment,
): Promise<InvoicePaymentRow> {
  const { row, refundId } = await context.database.transaction(async (transaction) => {
    // The invoice is locked before its payment is read.
    const { invoice_id: invoiceId } = await findInvoicePayment(transaction, payment.idempotencyKey);
    const invoice = await lockInvoice(transaction, invoiceId);
    const known = await findInvoicePayment(transaction, payment.idempotencyKey);
    const isNew = payment.status === 'succeeded' ? !hasSucceeded(known) : known.status === 'processing';
    if (!isNew || payment.version <= known.processor_version) return { row: known, refundId: null };
    return applyStatus(context, transaction, { invoice, row: known, payment });
  });
  if (refundId !== null) await submitRefund(context, refundId);
  return row;
}

/** Tells whether a payment's success was recorded before. A disputed payment counts as failed, and had succeeded. */
export function hasSucceeded({ status, failure_code: code }: InvoicePaymentRow): boolean {
  return status === 'settled' || code === 'payment_disputed';
}

/** A stored payment, and the refund of its surplus, which is submitted after the commit. */
type Applied = { row: InvoicePaymentRow; refundId: string | null };

async function applyStatus(
  context: WalletContext,
  transaction: Transaction,
  { invoice, row, payment }: { invoice: InvoiceRow; row: InvoicePaymentRow; payment: ProcessorPayment },
): Promise<Applied> {
  const { version } = payment;
  const now = context.now();
  switch (payment.status) {
    case 'succeeded':
      return recordSuccess(context, transaction, { invoice, row, version });
    case 'processing':
    case 'requiresAction': {
      const nextCheckAt = new Date(now.getTime() + statusCheckPauseMs);
      await updateInvoice(transaction, invoice.id, { next_check_at: nextCheckAt });
      return { row: await updatePayment(context, transaction, row, { version }), refundId: null };
    }
    case 'declined':
    case 'refunded':
    case 'canceled': {
      // The worker pool tries the next source, if no request does.
      await updateInvoice(transaction, invoice.id, { next_check_at: now });
      const failed = { version, status: 'failed', failure: failureOf(payment) } as const;
      return { row: await updatePayment(context, transaction, row, failed), refundId: null };
    }
    default:
      payment satisfies never;
      throw new Error('Unknown status of a payment.');
  }
}

type Failure = {
  code: NonNullable<InvoicePaymentRow['failure_code']>;
  message: string;
};

function failureOf(
  payment: Extract<ProcessorPayment, { status: 'declined' | 'refunded' | 'canceled' }>,
): Failure {
  switch (payment.status) {
    case 'declined':
      return { code: payment.code, message: payment.message };
    case 'refunded':
      return { code: 'payment_returned', message: 'The payment was returned.' };
    case 'canceled':
      return {
        code: 'authentication_failed',
        message: 'The payment was canceled because nobody confirmed it.',
      };
    default:
      payment satisfies never;
      throw new Error('Unknown status of a failed payment.');
  }
}

/**
 * Records that a payment of a locked invoice has succeeded. Returns the payment, and the refund of its surplus if it
 * has one: submit that refund after the commit.
 */
export async function recordSuccess(
  context: WalletContext,
  transaction: Transaction,
  { invoice, row, version }: { invoice: InvoiceRow; row: InvoicePaymentRow; version: number },
): Promise<Applied> {
  const settled = await updatePayment(context, transaction, row, { version, status: 'settled' });
  const applied = Math.min(row.amount, amountDue(invoice));
  const changed = await settlePayments(context, transaction, { invoice, payments: [], settled: applied });
  const surplus = row.amount - applied;
  if (surplus === 0) return { row: settled, refundId: null };
  const refundId = await returnSurplus(context, transaction, {
    invoice: changed,
    payment: row,
    amount: surplus,
    destination: 'paymentMethod',
    reason: `Payment above the amount due of invoice ${invoice.number}`,
  });
  return { row: await findInvoicePayment(transaction, row.id), refundId };
}

async function updatePayment(
  context: WalletContext,
  transaction: Transaction,
  row: InvoicePaymentRow,
  {
    version,
    status = 'processing',
    failure,
  }: { version: number; status?: InvoicePaymentRow['status']; failure?: Failure },
): Promise<InvoicePaymentRow> {
  const changes: Updateable<InvoicePaymentsTable> = {
    status,
    processor_version: version,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    updated_at: context.now(),
  };
  const changed = await executeTakeFirst(
    transaction,
    kysely.updateTable('invoice_payments').set(changes).where('id', '=', row.id).returningAll(),
  );
  if (!changed) throw notFound('payment');
  return changed;
}

/**
 * Adds settled payments to an invoice that the transaction has locked. Once it is paid, ends its collection, releases
 * its hold and emits `invoice.paid`.
 *
 * @param settlement `payments` are new payments from the wallet, which are stored here; `settled` is the amount of a
 *   payment by a method, which is stored already. Defaults to 0.
 */
export async function settlePayments(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payments, settled = 0 }: { invoice: InvoiceRow; payments: NewPayment[]; settled?: number },
): Promise<InvoiceRow> {
  const at = context.now();
  for (const { id, walletId, entryNumber, amount } of payments) {
    await execute(
      transaction,
      kysely.insertInto('invoice_payments').values({
        id,
        invoice_id: invoice.id,
        wallet_id: walletId,
        entry_number: entryNumber,
        amount,
        status: 'settled',
        created_at: at,
        updated_at: at,
      }),
    );
  }
  const added = payments.reduce((sum, { amount }) => sum + amount, settled);
  if (added === 0) return invoice;
  const paid = invoice.paid + added;
  if (paid !== invoice.total) {
    const status = invoice.status === 'uncollectible' ? 'uncollectible' : 'partiallyPaid';
    return updateInvoice(transaction, invoice.id, { paid, status, updated_at: at });
  }
  const changed = await updateInvoice(transaction, invoice.id, {
    ...notCollecting,
    ...unscheduled,
    paid,
    status: 'paid',
    failure_code: null,
    failure_message: null,
    updated_at: at,
  });
  const released = await releaseInvoiceHold(context, transaction, changed);
  await emitInvoiceEvent(context, transaction, released, { type: 'invoice.paid' });
  return released;
}
