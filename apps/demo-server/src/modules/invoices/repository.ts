import { isPayableInvoiceStatus } from '@coffer/adapter';
import type { Selectable, Updateable } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely, sum } from '../../database/queryBuilder.ts';
import type { InvoicePaymentsTable, InvoicesTable } from '../../database/tables.gen.ts';
import { notFound } from '../shared/index.ts';
import { type AccessScope, ownedBy } from '../wallets/index.ts';

export type InvoiceRow = Selectable<InvoicesTable>;

/**
 * One payment of an invoice, by its wallet or by a payment method. `surplus` is the amount above the amount due when
 * the payment arrived. It was returned and is part of `refunded`; the invoice counts `amount - surplus` as paid.
 */
export type InvoicePaymentRow = Selectable<InvoicePaymentsTable>;

/**
 * Finds an invoice in the caller's scope. Customers do not see drafts.
 *
 * @throws WalletError `not_found`
 */
export async function findInvoice(
  database: Queryable,
  owner: AccessScope,
  invoiceId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<InvoiceRow> {
  let query = kysely
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', invoiceId)
    .where(({ and }) => and(ownedBy(owner)));
  if (owner.customerId !== null) query = query.where('status', '<>', 'draft');
  if (lock === 'lock') query = query.forUpdate();
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('invoice');
  return row;
}

/** Locks an invoice until the transaction ends, without a check of who may see it. */
export async function lockInvoice(transaction: Transaction, invoiceId: string): Promise<InvoiceRow> {
  const query = kysely.selectFrom('invoices').selectAll().where('id', '=', invoiceId).forUpdate();
  const row = await executeTakeFirst(transaction, query);
  if (!row) throw notFound('invoice');
  return row;
}

/** Changes an invoice that the transaction has locked, and returns the changed row. */
export async function updateInvoice(
  transaction: Transaction,
  invoiceId: string,
  changes: Updateable<InvoicesTable>,
): Promise<InvoiceRow> {
  const query = kysely.updateTable('invoices').set(changes).where('id', '=', invoiceId).returningAll();
  const row = await executeTakeFirst(transaction, query);
  if (!row) throw notFound('invoice');
  return row;
}

/** Lists the payments of some invoices, oldest first. */
export function readInvoicePayments(
  database: Queryable,
  invoiceIds: readonly string[],
): Promise<InvoicePaymentRow[]> {
  return execute(
    database,
    kysely
      .selectFrom('invoice_payments')
      .selectAll()
      .where('invoice_id', '=', ({ fn, val }) => fn.any(val(invoiceIds)))
      .orderBy('id'),
  );
}

/** Finds a payment by its id, without a check of who may see it. */
export async function findInvoicePayment(database: Queryable, id: string): Promise<InvoicePaymentRow> {
  const query = kysely.selectFrom('invoice_payments').selectAll().where('id', '=', id);
  const row = await executeTakeFirst(database, query);
  if (!row) throw notFound('payment');
  return row;
}

/** Finds the payment of an invoice that is in progress. An invoice has at most one. */
export function findPaymentInProgress(
  database: Queryable,
  invoiceId: string,
): Promise<InvoicePaymentRow | undefined> {
  return executeTakeFirst(
    database,
    kysely
      .selectFrom('invoice_payments')
      .selectAll()
      .where('invoice_id', '=', invoiceId)
      .where('status', '=', 'processing'),
  );
}

/** Adds to the refunded amount of a payment. */
export async function addRefundedAmount(
  transaction: Transaction,
  { paymentId, amount, at }: { paymentId: string; amount: number; at: Date },
): Promise<void> {
  const update = kysely
    .updateTable('invoice_payments')
    .set((row) => ({ refunded: row('refunded', '+', amount), updated_at: at }))
    .where('id', '=', paymentId);
  await execute(transaction, update);
}

/**
 * Reads how much may still be charged for an invoice: its amount due minus its payments in progress, and nothing
 * if it accepts no payments. Lock the invoice before you rely on it. This amount limits every new payment, by a
 * payment method or from a wallet.
 */
export async function readChargeableAmount(database: Queryable, invoice: InvoiceRow): Promise<number> {
  if (!isPayable(invoice)) return 0;
  const query = kysely
    .selectFrom('invoice_payments')
    .where('invoice_id', '=', invoice.id)
    .where('status', '=', 'processing')
    .select(({ ref }) => sum(ref('amount')).as('processing'));
  const row = await executeTakeFirst(database, query);
  return Math.max(0, amountDue(invoice) - (row?.processing ?? 0));
}

/** Returns the amount due of an invoice. Nothing is due of a void one. */
export function amountDue({ status, total, paid }: InvoiceRow): number {
  return status === 'void' ? 0 : total - paid;
}

/** Tells whether an invoice accepts payments. */
export function isPayable({ status }: InvoiceRow): boolean {
  return isPayableInvoiceStatus(status);
}

/** Tells whether an invoice is collected automatically. An uncollectible one is only paid on request. */
export function isCollectible({ status }: InvoiceRow): boolean {
  return status === 'open' || status === 'partiallyPaid';
}

/**
 * Tells whether a collection is running that a request must wait for. One that waits to start, because money or a
 * payment method arrived, gives way to a request. A payment in progress is another matter: see `findPaymentInProgress`.
 */
export function isBeingCollected({
  payment_sources: sources,
  collection_trigger: trigger,
}: InvoiceRow): boolean {
  return sources !== null && (trigger === 'schedule' || trigger === 'request');
}

/** The columns that schedule the automatic collection, for an invoice that is no longer collected. */
export const unscheduled = {
  collect_at: null,
  charge_notice_at: null,
  overdue_check_at: null,
} as const satisfies Updateable<InvoicesTable>;

/** The columns of a collection in progress, for an invoice that is not being collected. */
export const notCollecting = {
  payment_sources: null,
  paid_before: null,
  collection_trigger: null,
  collection_started_at: null,
  next_check_at: null,
} as const satisfies Updateable<InvoicesTable>;

/** Returns the wallet of an invoice that was opened. */
export function walletOfInvoice(invoice: InvoiceRow): string {
  if (invoice.wallet_id === null) throw new Error(`Invoice ${invoice.id} was opened and has no wallet.`);
  return invoice.wallet_id;
}

/** The entry of the wallet, or the payment method, that a payment was made with. */
type PaymentSource =
  | { type: 'wallet'; walletId: string; entryNumber: number }
  /** `reference` is the name of the method at its processor; `label` its name for people. */
  | { type: 'paymentMethod'; paymentMethodId: string; reference: string; label: string };

/** Returns what a payment was made with. The schema requires one of the two. */
export function paymentSourceOf(row: InvoicePaymentRow): PaymentSource {
  const { wallet_id: walletId, entry_number: entryNumber, payment_method_id: paymentMethodId } = row;
  if (walletId !== null && entryNumber !== null) return { type: 'wallet', walletId, entryNumber };
  const { processor_reference: reference, label } = row;
  if (paymentMethodId === null || reference === null || label === null) {
    throw new Error(`Invoice payment ${row.id} has neither a wallet nor a payment method.`);
  }
  return { type: 'paymentMethod', paymentMethodId, reference, label };
}
