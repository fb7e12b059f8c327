import type { Transaction } from '../database/Database.ts';
import type { ProcessorPayment } from '../processor/PaymentProcessor.ts';
import { type InvoicePaymentRow, type InvoiceRow, lockInvoice } from './invoiceRows.ts';
import { notFound } from './notFound.ts';
import { settlePayments } from './settlePayments.ts';
import type { WalletContext } from './WalletContext.ts';

/** How long until the sweeper asks again about a payment that takes its time. */
const checkAgainMs = 30_000;

/** Whether the processor's word is about a payment of an invoice. */
export function isInvoicePayment({ idempotencyKey }: ProcessorPayment): boolean {
  return idempotencyKey.startsWith('ipm_');
}

/**
 * Brings an invoice's payment to where the processor says that it stands. A telling that is late, repeated
 * or out of order changes nothing.
 */
export function applyInvoicePayment(
  context: WalletContext,
  payment: ProcessorPayment,
): Promise<InvoicePaymentRow> {
  return context.database.transaction(async (transaction) => {
    const { invoice_id: invoiceId } = await findPayment(transaction, payment.idempotencyKey);
    const invoice = await lockInvoice(transaction, invoiceId);
    const row = await findPayment(transaction, payment.idempotencyKey);
    if (row.status !== 'processing' || payment.version <= row.processor_version) return row;
    return apply(context, transaction, { invoice, row, payment });
  });
}

async function apply(
  context: WalletContext,
  transaction: Transaction,
  { invoice, row, payment }: { invoice: InvoiceRow; row: InvoicePaymentRow; payment: ProcessorPayment },
): Promise<InvoicePaymentRow> {
  const { version } = payment;
  switch (payment.status) {
    case 'succeeded': {
      const settled = await change(context, transaction, row, { status: 'settled', version });
      await settlePayments(context, transaction, { invoice, payments: [], settled: row.amount });
      return settled;
    }
    case 'processing':
    case 'requiresAction': {
      const checkAgainAt = new Date(context.now().getTime() + checkAgainMs);
      await transaction.query('update invoices set next_check_at = $2 where id = $1', [
        invoice.id,
        checkAgainAt,
      ]);
      return change(context, transaction, row, { status: 'processing', version });
    }
    default: {
      // The sweeper goes on with the next method, should nobody else do.
      await transaction.query('update invoices set next_check_at = $2 where id = $1', [
        invoice.id,
        context.now(),
      ]);
      return change(context, transaction, row, { status: 'failed', version, failure: failureOf(payment) });
    }
  }
}

function failureOf(payment: ProcessorPayment): { code: string; message: string } {
  switch (payment.status) {
    case 'declined':
      return { code: payment.code, message: payment.message };
    case 'refunded':
      return { code: 'payment_returned', message: 'The payment was returned.' };
    default:
      return { code: 'authentication_failed', message: 'The payment was given up: nobody confirmed it.' };
  }
}

async function change(
  context: WalletContext,
  transaction: Transaction,
  row: InvoicePaymentRow,
  to: {
    status: InvoicePaymentRow['status'];
    version: number;
    failure?: { code: string; message: string };
  },
): Promise<InvoicePaymentRow> {
  const [changed = row] = await transaction.query<InvoicePaymentRow>(
    `update invoice_payments set status = $2, processor_version = $3, failure_code = $4, failure_message = $5,
       updated_at = $6 where id = $1 returning *`,
    [row.id, to.status, to.version, to.failure?.code ?? null, to.failure?.message ?? null, context.now()],
  );
  return changed;
}

async function findPayment(transaction: Transaction, id: string): Promise<InvoicePaymentRow> {
  const [row] = await transaction.query<InvoicePaymentRow>('select * from invoice_payments where id = $1', [
    id,
  ]);
  if (!row) throw notFound('payment');
  return row;
}
