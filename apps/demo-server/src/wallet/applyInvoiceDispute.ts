import type { Transaction } from '../database/Database.ts';
import type { ProcessorDispute } from '../processor/PaymentProcessor.ts';
import { createId } from './createId.ts';
import { creditRefund } from './creditRefund.ts';
import type { DisputeRow } from './disputeRows.ts';
import {
  dueOf,
  type InvoicePaymentRow,
  type InvoiceRow,
  lockInvoice,
  walletOfInvoice,
} from './invoiceRows.ts';
import { notFound } from './notFound.ts';
import { settlePayments } from './settlePayments.ts';
import type { WalletContext } from './WalletContext.ts';

type Parts = { invoice: InvoiceRow; payment: InvoicePaymentRow; dispute: ProcessorDispute };

/**
 * Brings a dispute of a card's payment for an invoice to where the processor says that it stands. Opened,
 * the payment counts as failed and its amount is due again; won, it pays the invoice once more, or
 * becomes balance where something else has paid meanwhile.
 */
export async function applyInvoiceDispute(context: WalletContext, dispute: ProcessorDispute): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const { invoice_id: invoiceId } = await findPayment(transaction, dispute.payment);
    const invoice = await lockInvoice(transaction, invoiceId);
    const parts = { invoice, payment: await findPayment(transaction, dispute.payment), dispute };
    const [known] = await transaction.query<DisputeRow>('select * from disputes where processor_id = $1', [
      dispute.id,
    ]);
    if (known && dispute.version <= known.processor_version) return;
    if (!known) await insert(context, transaction, parts);
    if (!known && dispute.status !== 'won') await takeBack(context, transaction, parts);
    const wasTaken = parts.payment.failure_code === disputed;
    if (known?.status === 'open' && dispute.status === 'won' && wasTaken) {
      await giveAgain(context, transaction, parts);
    }
    await transaction.query(
      'update disputes set status = $2, processor_version = $3, updated_at = $4 where processor_id = $1',
      [dispute.id, dispute.status, dispute.version, context.now()],
    );
  });
}

const disputed = 'payment_disputed';

/** The payment counts no more. What was refunded of it stays as it was refunded. */
async function takeBack(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
): Promise<void> {
  if (payment.status !== 'settled' || payment.refunded > 0) return;
  const at = context.now();
  await transaction.query(
    `update invoice_payments set status = 'failed', failure_code = $2, failure_message = $3, updated_at = $4
     where id = $1`,
    [payment.id, disputed, dispute.reason, at],
  );
  const paid = invoice.paid - payment.amount;
  await transaction.query('update invoices set paid = $2, status = $3, updated_at = $4 where id = $1', [
    invoice.id,
    paid,
    paid > 0 ? 'partiallyPaid' : 'open',
    at,
  ]);
}

async function giveAgain(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment }: Parts,
): Promise<void> {
  const { amount } = payment;
  if (invoice.status !== 'void' && dueOf(invoice) >= amount) {
    await transaction.query(
      `update invoice_payments set status = 'settled', failure_code = null, failure_message = null, updated_at = $2
       where id = $1`,
      [payment.id, context.now()],
    );
    await settlePayments(context, transaction, { invoice, payments: [], settled: amount });
    return;
  }
  await creditRefund(context, transaction, {
    walletId: walletOfInvoice(invoice),
    currency: invoice.currency,
    amount,
    reason: `Dispute of invoice ${invoice.number} decided for the payment`,
    reference: { type: 'invoice', id: invoice.number },
  });
}

async function insert(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
): Promise<void> {
  await transaction.query(
    `insert into disputes (id, merchant_id, customer_id, wallet_id, invoice_payment_id, processor_id,
       processor_version, status, reason, currency, amount, clawed_back, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 0, 'open', $7, $8, $9, 0, $10, $10)`,
    [
      createId('dsp', context.now()),
      invoice.merchant_id,
      invoice.customer_id,
      walletOfInvoice(invoice),
      payment.id,
      dispute.id,
      dispute.reason,
      invoice.currency,
      dispute.amount,
      context.now(),
    ],
  );
}

async function findPayment(transaction: Transaction, id: string): Promise<InvoicePaymentRow> {
  const [row] = await transaction.query<InvoicePaymentRow>('select * from invoice_payments where id = $1', [
    id,
  ]);
  if (!row) throw notFound('payment');
  return row;
}
