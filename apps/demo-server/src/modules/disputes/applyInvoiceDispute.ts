import type { Transaction } from '../../database/Database.ts';
import type { ProcessorDispute } from '../../payments/PaymentProcessor.ts';
import {
  hasSucceeded,
  type InvoicePaymentRow,
  type InvoiceRow,
  lockInvoice,
  readChargeableAmount,
  recordSuccess,
  returnSurplus,
  settlePayments,
  walletOfInvoice,
} from '../invoices/index.ts';
import { submitRefund } from '../refunds/index.ts';
import { createId, notFound, type WalletContext } from '../shared/index.ts';
import { type ClawedBack, clawBack, reinstate } from './clawBack.ts';
import type { DisputeRow } from './disputeRows.ts';

type Parts = { invoice: InvoiceRow; payment: InvoicePaymentRow; dispute: ProcessorDispute };

/**
 * Brings a dispute of a card's payment for an invoice to where the processor says that it stands. Opened,
 * what the bank took back counts as failed and is due again; won, if only by an appeal, it pays the invoice
 * once more, or becomes balance where something else has paid meanwhile.
 */
export async function applyInvoiceDispute(context: WalletContext, dispute: ProcessorDispute): Promise<void> {
  const refundId = await context.database.transaction(async (transaction) => {
    const { invoice_id: invoiceId } = await findPayment(transaction, dispute.payment);
    const invoice = await lockInvoice(transaction, invoiceId);
    const row = await findPayment(transaction, dispute.payment);
    const [known] = await transaction.query<DisputeRow>('select * from disputes where processor_id = $1', [
      dispute.id,
    ]);
    if (known && dispute.version <= known.processor_version) return null;
    const parts = { invoice, payment: row, dispute };
    const stored = known ?? (await insert(context, transaction, parts));
    let taken = known?.taken_payment_id ?? null;
    let refund: string | null = null;
    if (!hasSucceeded(row)) ({ taken, refund } = await recordLateSuccess(context, transaction, parts));
    else if (!known && dispute.status !== 'won') {
      await takeFromWallet(context, transaction, parts, stored);
      taken = await takeBack(context, transaction, parts);
    } else if (taken !== null && dispute.status === 'won') {
      await giveAgain(context, transaction, parts, await findPayment(transaction, taken));
      // Given once, however often it is told.
      taken = null;
    }
    const reinstated =
      dispute.status === 'won'
        ? await reinstate(context, transaction, { of: clawedBack(invoice), row: stored })
        : stored.reinstated_number;
    await transaction.query(
      `update disputes set status = $2, processor_version = $3, updated_at = $4, taken_payment_id = $5,
         reinstated_number = $6 where processor_id = $1`,
      [dispute.id, dispute.status, dispute.version, context.now(), taken, reinstated],
    );
    return refund;
  });
  if (refundId !== null) await submitRefund(context, refundId);
}

/**
 * Records a payment whose own event is late: only what has succeeded can be disputed. The bank has the disputed
 * part already, so only the rest can pay the invoice, or be returned.
 */
async function recordLateSuccess(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment: row, dispute }: Parts,
): Promise<{ taken: string | null; refund: string | null }> {
  const amount = dispute.status === 'won' ? 0 : Math.min(dispute.amount, row.amount);
  const taken = amount === 0 ? null : await markDisputed(context, transaction, { row, amount, dispute });
  if (taken === row.id) return { taken, refund: null };
  const rest = { ...row, amount: row.amount - amount };
  const version = row.processor_version;
  const { refundId } = await recordSuccess(context, transaction, { invoice, row: rest, version });
  return { taken, refund: refundId };
}

/**
 * Takes the part of a disputed payment that was refunded into the wallet out of the wallet again: the bank gives the
 * customer the whole payment, so that part would be theirs twice.
 */
async function takeFromWallet(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
  row: DisputeRow,
): Promise<void> {
  const credited = await transaction.query<{ entry_number: number; amount: number }>(
    `select entry_number, amount from refund_parts
     where invoice_payment_id = $1 and destination = 'wallet' and entry_number is not null order by id`,
    [payment.id],
  );
  const inWallet = credited.reduce((sum, { amount }) => sum + amount, 0);
  const ofInvoice = payment.status === 'settled' ? payment.amount - payment.refunded : 0;
  const { amount, entryNumber } = await clawBack(context, transaction, {
    of: clawedBack(invoice),
    status: dispute.status,
    amount: Math.min(inWallet, Math.max(0, dispute.amount - ofInvoice)),
    grants: credited.map(({ entry_number: number }) => number),
  });
  await transaction.query('update disputes set clawed_back = $2, entry_number = $3 where id = $1', [
    row.id,
    amount,
    entryNumber,
  ]);
}

function clawedBack(invoice: InvoiceRow): ClawedBack {
  const { merchant_id, customer_id, currency, id, number } = invoice;
  return {
    ...{ merchant_id, customer_id, wallet_id: walletOfInvoice(invoice), currency, top_up_id: null },
    invoice_id: id,
    reference: { type: 'invoice', id: number },
    data: { invoiceId: id },
    reason: `Disputed payment of invoice ${number}`,
  };
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
  const id = await markDisputed(context, transaction, { row: payment, amount: taken, dispute });
  const paid = invoice.paid - taken;
  const due = paid > 0 ? 'partiallyPaid' : 'open';
  await transaction.query('update invoices set paid = $2, status = $3, updated_at = $4 where id = $1', [
    invoice.id,
    paid,
    invoice.status === 'void' ? 'void' : due,
    context.now(),
  ]);
  return id;
}

/**
 * Marks a payment as taken by the bank. Where only a part of it was, makes two payments of one: the processor
 * knows the first one, which keeps the rest. Returns the id of the payment that was taken.
 */
async function markDisputed(
  context: WalletContext,
  transaction: Transaction,
  { row, amount, dispute }: { row: InvoicePaymentRow; amount: number; dispute: ProcessorDispute },
): Promise<string> {
  const at = context.now();
  const failure = ['payment_disputed', dispute.reason] as const;
  if (amount === row.amount) {
    await transaction.query(
      `update invoice_payments set status = 'failed', failure_code = $2, failure_message = $3, updated_at = $4
       where id = $1`,
      [row.id, ...failure, at],
    );
    return row.id;
  }
  const id = createId('ipm', at);
  await transaction.query('update invoice_payments set amount = amount - $2 where id = $1', [row.id, amount]);
  await transaction.query(
    `insert into invoice_payments (id, invoice_id, payment_method_id, processor_reference, label, amount, status,
       failure_code, failure_message, processor_version, created_at, updated_at)
     select $2, invoice_id, payment_method_id, processor_reference, label, $3, 'failed', $4, $5, processor_version, $6, $6
     from invoice_payments where id = $1`,
    [row.id, id, amount, ...failure, at],
  );
  return id;
}

/** Records the payment as settled again. What the invoice cannot be charged for any more becomes balance. */
async function giveAgain(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment }: Parts,
  { id, amount }: InvoicePaymentRow,
): Promise<void> {
  const applied = Math.min(amount, await readChargeableAmount(transaction, invoice));
  const isPart = id !== payment.id && payment.status === 'settled';
  const settled = isPart ? payment.id : id;
  if (isPart) await transaction.query('delete from invoice_payments where id = $1', [id]);
  await transaction.query(
    `update invoice_payments set status = 'settled', failure_code = null, failure_message = null, updated_at = $2,
       amount = amount + $3 where id = $1`,
    [settled, context.now(), isPart ? amount : 0],
  );
  const changed = await settlePayments(context, transaction, { invoice, payments: [], settled: applied });
  if (applied === amount) return;
  await returnSurplus(context, transaction, {
    invoice: changed,
    payment: { id: settled },
    amount: amount - applied,
    destination: 'wallet',
    reason: `Dispute of invoice ${invoice.number} decided for the payment`,
  });
}

async function insert(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
): Promise<DisputeRow> {
  const [row] = await transaction.query<DisputeRow>(
    `insert into disputes (id, merchant_id, customer_id, wallet_id, invoice_payment_id, processor_id,
       processor_version, status, reason, currency, amount, clawed_back, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, 0, 'open', $7, $8, $9, 0, $10, $10) returning *`,
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
  if (!row) throw notFound('dispute');
  return row;
}

async function findPayment(transaction: Transaction, id: string): Promise<InvoicePaymentRow> {
  const [row] = await transaction.query<InvoicePaymentRow>('select * from invoice_payments where id = $1', [
    id,
  ]);
  if (!row) throw notFound('payment');
  return row;
}
