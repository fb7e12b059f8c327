import type { Transaction } from '../database/Database.ts';
import type { ProcessorDispute } from '../processor/PaymentProcessor.ts';
import { readChargeableAmount } from './chargeableAmount.ts';
import { createId } from './createId.ts';
import { creditRefund } from './creditRefund.ts';
import type { DisputeRow } from './disputeRows.ts';
import { type InvoicePaymentRow, type InvoiceRow, lockInvoice, walletOfInvoice } from './invoiceRows.ts';
import { notFound } from './notFound.ts';
import { settlePayments } from './settlePayments.ts';
import type { WalletContext } from './WalletContext.ts';

type Parts = { invoice: InvoiceRow; payment: InvoicePaymentRow; dispute: ProcessorDispute };

/**
 * Brings a dispute of a card's payment for an invoice to where the processor says that it stands. Opened,
 * what the bank took back counts as failed and is due again; won, if only by an appeal, it pays the invoice
 * once more, or becomes balance where something else has paid meanwhile.
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
    let taken = known?.taken_payment_id ?? null;
    if (!known && dispute.status !== 'won') taken = await takeBack(context, transaction, parts);
    if (taken !== null && dispute.status === 'won') {
      await giveAgain(context, transaction, parts, await findPayment(transaction, taken));
      // Given once, however often it is told.
      taken = null;
    }
    await transaction.query(
      `update disputes set status = $2, processor_version = $3, updated_at = $4, taken_payment_id = $5
       where processor_id = $1`,
      [dispute.id, dispute.status, dispute.version, context.now(), taken],
    );
  });
}

/**
 * What the bank took counts no more, as far as it was not refunded before. Answers the payment that says so:
 * the disputed one, or where a part stays paid, one of the other part.
 */
async function takeBack(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
): Promise<string | null> {
  const taken =
    payment.status === 'settled' ? Math.min(dispute.amount, payment.amount - payment.refunded) : 0;
  if (taken === 0) return null;
  const at = context.now();
  const id = taken === payment.amount ? payment.id : await splitOff(transaction, payment, { taken, at });
  await transaction.query(
    `update invoice_payments set status = 'failed', failure_code = $2, failure_message = $3, updated_at = $4
     where id = $1`,
    [id, 'payment_disputed', dispute.reason, at],
  );
  const paid = invoice.paid - taken;
  await transaction.query('update invoices set paid = $2, status = $3, updated_at = $4 where id = $1', [
    invoice.id,
    paid,
    paid > 0 ? 'partiallyPaid' : 'open',
    at,
  ]);
  return id;
}

/** Makes two payments of one; the processor knows the first one, which keeps what is not disputed. */
async function splitOff(
  transaction: Transaction,
  payment: InvoicePaymentRow,
  { taken, at }: { taken: number; at: Date },
): Promise<string> {
  const id = createId('ipm', at);
  await transaction.query('update invoice_payments set amount = amount - $2 where id = $1', [
    payment.id,
    taken,
  ]);
  await transaction.query(
    `insert into invoice_payments (id, invoice_id, payment_method_id, processor_reference, label, amount, status,
       processor_version, created_at, updated_at)
     select $2, invoice_id, payment_method_id, processor_reference, label, $3, status, processor_version, $4, $4
     from invoice_payments where id = $1`,
    [payment.id, id, taken, at],
  );
  return id;
}

async function giveAgain(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment }: Parts,
  { id, amount }: InvoicePaymentRow,
): Promise<void> {
  if ((await readChargeableAmount(transaction, invoice)) >= amount) {
    const isPart = id !== payment.id && payment.status === 'settled';
    if (isPart) await transaction.query('delete from invoice_payments where id = $1', [id]);
    await transaction.query(
      `update invoice_payments set status = 'settled', failure_code = null, failure_message = null, updated_at = $2,
         amount = amount + $3 where id = $1`,
      [isPart ? payment.id : id, context.now(), isPart ? amount : 0],
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
