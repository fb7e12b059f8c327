import type { Transaction } from '../../database/Database.ts';
import type { ProcessorPayment } from '../../payments/PaymentProcessor.ts';
import { submitRefund } from '../refunds/index.ts';
import { notFound, type WalletContext } from '../shared/index.ts';
import { dueOf, type InvoicePaymentRow, type InvoiceRow, lockInvoice } from './invoiceRows.ts';
import { returnSurplus } from './returnSurplus.ts';
import { settlePayments } from './settlePayments.ts';

/** How long until the sweeper asks again about a payment that takes its time. */
const checkAgainMs = 30_000;

/** Whether the processor's word is about a payment of an invoice. */
export function isInvoicePayment({ idempotencyKey }: ProcessorPayment): boolean {
  return idempotencyKey.startsWith('ipm_');
}

/**
 * Brings an invoice's payment to where the processor says that it stands. An event that is late, repeated or out
 * of order changes nothing, except that a success is always recorded: also of a payment that had failed here, and
 * also where nothing is due any more. What exceeds the amount due is returned to the payment's method.
 */
export async function applyInvoicePayment(
  context: WalletContext,
  payment: ProcessorPayment,
): Promise<InvoicePaymentRow> {
  const { row, refundId } = await context.database.transaction(async (transaction) => {
    const { invoice_id: invoiceId } = await findPayment(transaction, payment.idempotencyKey);
    const invoice = await lockInvoice(transaction, invoiceId);
    const known = await findPayment(transaction, payment.idempotencyKey);
    const isNews = payment.status === 'succeeded' ? !hasSucceeded(known) : known.status === 'processing';
    if (!isNews || payment.version <= known.processor_version) return { row: known, refundId: null };
    return apply(context, transaction, { invoice, row: known, payment });
  });
  if (refundId !== null) await submitRefund(context, refundId);
  return row;
}

/** Whether a payment's success was recorded before. A disputed one counts as failed, and had succeeded. */
export function hasSucceeded({ status, failure_code: code }: InvoicePaymentRow): boolean {
  return status === 'settled' || code === 'payment_disputed';
}

type Applied = { row: InvoicePaymentRow; refundId: string | null };

/** Records that a payment of a locked invoice has succeeded. Push the refund of its surplus after the commit. */
export async function recordSuccess(
  context: WalletContext,
  transaction: Transaction,
  { invoice, row, version }: { invoice: InvoiceRow; row: InvoicePaymentRow; version: number },
): Promise<Applied> {
  const settled = await change(context, transaction, row, { status: 'settled', version });
  const applied = Math.min(row.amount, dueOf(invoice));
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
  return { row: await findPayment(transaction, row.id), refundId };
}

async function apply(
  context: WalletContext,
  transaction: Transaction,
  { invoice, row, payment }: { invoice: InvoiceRow; row: InvoicePaymentRow; payment: ProcessorPayment },
): Promise<Applied> {
  const { version } = payment;
  const checkAt = (at: Date) =>
    transaction.query('update invoices set next_check_at = $2 where id = $1', [invoice.id, at]);
  switch (payment.status) {
    case 'succeeded':
      return recordSuccess(context, transaction, { invoice, row, version });
    case 'processing':
    case 'requiresAction':
      await checkAt(new Date(context.now().getTime() + checkAgainMs));
      return {
        row: await change(context, transaction, row, { status: 'processing', version }),
        refundId: null,
      };
    default: {
      // The sweeper goes on with the next method, should nobody else do.
      await checkAt(context.now());
      const failed = { status: 'failed', version, failure: failureOf(payment) } as const;
      return { row: await change(context, transaction, row, failed), refundId: null };
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
