import type { NotNull } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
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
import {
  type DisputeRow,
  emitDisputeEvents,
  findDispute,
  insertDispute,
  updateDispute,
} from './repository.ts';

type Parts = { invoice: InvoiceRow; payment: InvoicePaymentRow; dispute: ProcessorDispute };

/**
 * Records the state of a dispute of a card payment for an invoice. While it is open or lost, the disputed part counts as
 * failed and is due again. Once it is won, also by an appeal, that part pays the invoice again, or is credited to the
 * wallet if the invoice was paid in the meantime.
 */
export async function applyInvoiceDispute(context: WalletContext, dispute: ProcessorDispute): Promise<void> {
  const refundId = await context.database.transaction(async (transaction) => {
    const { invoice_id: invoiceId } = await findPayment(transaction, dispute.payment);
    const invoice = await lockInvoice(transaction, invoiceId);
    const row = await findPayment(transaction, dispute.payment);
    const known = await findDispute(transaction, dispute.id);
    if (known && dispute.version <= known.processor_version) return null;
    const parts = { invoice, payment: row, dispute };
    const stored = known ?? (await insertInvoiceDispute(context, transaction, parts));
    let taken = known?.taken_payment_id ?? null;
    let refund: string | null = null;
    if (!hasSucceeded(row)) ({ taken, refund } = await recordLateSuccess(context, transaction, parts));
    else if (!known && dispute.status !== 'won') {
      await takeFromWallet(context, transaction, parts, stored);
      taken = await reopenDisputed(context, transaction, parts);
    } else if (taken !== null && dispute.status === 'won') {
      await settleAgain(context, transaction, parts, await findPayment(transaction, taken));
      // A repeated report must not settle it twice.
      taken = null;
    }
    const reinstated =
      dispute.status === 'won'
        ? await reinstate(context, transaction, { of: clawedBack(invoice), row: stored })
        : stored.reinstated_number;
    await updateDispute(transaction, stored.id, {
      status: dispute.status,
      processor_version: dispute.version,
      taken_payment_id: taken,
      reinstated_number: reinstated,
      updated_at: context.now(),
    });
    await emitDisputeEvents(transaction, { id: stored.id, before: known, at: context.now() });
    return refund;
  });
  if (refundId !== null) await submitRefund(context, refundId);
}

/**
 * Records the success of a payment whose own event is late, because only a successful payment can be disputed. The bank
 * has already taken the disputed part, so only the rest pays the invoice or is refunded.
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
 * Takes back the part of a disputed payment that was refunded into the wallet. The bank gives the customer the whole
 * payment, so the customer would have that part twice.
 */
async function takeFromWallet(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
  row: DisputeRow,
): Promise<void> {
  const credits = kysely
    .selectFrom('refund_parts')
    .select(['entry_number', 'amount'])
    .where('invoice_payment_id', '=', payment.id)
    .where('destination', '=', 'wallet')
    .where('entry_number', 'is not', null)
    .$narrowType<{ entry_number: NotNull }>()
    .orderBy('id');
  const credited = await execute(transaction, credits);
  const inWallet = credited.reduce((sum, { amount }) => sum + amount, 0);
  const ofInvoice = payment.status === 'settled' ? payment.amount - payment.refunded : 0;
  const { amount, entryNumber } = await clawBack(context, transaction, {
    of: clawedBack(invoice),
    status: dispute.status,
    amount: Math.min(inWallet, Math.max(0, dispute.amount - ofInvoice)),
    grants: credited.map(({ entry_number: number }) => number),
  });
  await updateDispute(transaction, row.id, { clawed_back: amount, entry_number: entryNumber });
}

function clawedBack(invoice: InvoiceRow): ClawedBack {
  const { merchant_id, customer_id, currency, id, number } = invoice;
  return {
    merchant_id,
    customer_id,
    wallet_id: walletOfInvoice(invoice),
    currency,
    top_up_id: null,
    invoice_id: id,
    reference: { type: 'invoice', id: number },
    data: { invoiceId: id },
    reason: `Disputed payment of invoice ${number}`,
  };
}

/**
 * Marks the disputed part as failed, without what was refunded before, so that the invoice is due again. Returns the id
 * of the failed payment: the disputed one, or a new one when a part stays paid.
 */
async function reopenDisputed(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
): Promise<string | null> {
  const taken =
    payment.status === 'settled' ? Math.min(dispute.amount, payment.amount - payment.refunded) : 0;
  if (taken === 0) return null;
  const id = await markDisputed(context, transaction, { row: payment, amount: taken, dispute });
  const paid = invoice.paid - taken;
  const isFinal = invoice.status === 'void' || invoice.status === 'uncollectible';
  const due = paid > 0 ? 'partiallyPaid' : 'open';
  const update = kysely
    .updateTable('invoices')
    .set({ paid, status: isFinal ? invoice.status : due, updated_at: context.now() })
    .where('id', '=', invoice.id);
  await execute(transaction, update);
  return id;
}

/**
 * Marks a payment as disputed. If only a part is disputed, the payment is split: the first one, which the processor
 * knows, keeps the rest. Returns the id of the disputed payment.
 */
async function markDisputed(
  context: WalletContext,
  transaction: Transaction,
  { row, amount, dispute }: { row: InvoicePaymentRow; amount: number; dispute: ProcessorDispute },
): Promise<string> {
  const at = context.now();
  const failure = {
    status: 'failed',
    failure_code: 'payment_disputed',
    failure_message: dispute.reason,
  } as const;
  const payments = kysely.updateTable('invoice_payments').where('id', '=', row.id);
  if (amount === row.amount) {
    await execute(transaction, payments.set({ ...failure, updated_at: at }));
    return row.id;
  }
  const id = createId('ipm', at);
  await execute(
    transaction,
    payments.set((payment) => ({ amount: payment('amount', '-', amount) })),
  );
  const { invoice_id, payment_method_id, processor_reference, label, processor_version } = row;
  const split = { invoice_id, payment_method_id, processor_reference, label, processor_version };
  const insert = kysely
    .insertInto('invoice_payments')
    .values({ ...split, ...failure, id, amount, created_at: at, updated_at: at });
  await execute(transaction, insert);
  return id;
}

/** Settles the disputed payment again. What exceeds the amount due is credited to the wallet. */
async function settleAgain(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment }: Parts,
  { id, amount }: InvoicePaymentRow,
): Promise<void> {
  const applied = Math.min(amount, await readChargeableAmount(transaction, invoice));
  const isPart = id !== payment.id && payment.status === 'settled';
  const settled = isPart ? payment.id : id;
  if (isPart) await execute(transaction, kysely.deleteFrom('invoice_payments').where('id', '=', id));
  const update = kysely
    .updateTable('invoice_payments')
    .set((row) => ({
      status: 'settled',
      failure_code: null,
      failure_message: null,
      updated_at: context.now(),
      amount: row('amount', '+', isPart ? amount : 0),
    }))
    .where('id', '=', settled);
  await execute(transaction, update);
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

function insertInvoiceDispute(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, dispute }: Parts,
): Promise<DisputeRow> {
  const { merchant_id, customer_id, currency } = invoice;
  const wallet_id = walletOfInvoice(invoice);
  return insertDispute(
    transaction,
    { merchant_id, customer_id, wallet_id, currency, invoice_payment_id: payment.id },
    { dispute, at: context.now() },
  );
}

async function findPayment(transaction: Transaction, id: string) {
  const query = kysely.selectFrom('invoice_payments').selectAll().where('id', '=', id);
  const row = await executeTakeFirst(transaction, query);
  if (!row) throw notFound('payment');
  return row;
}
