import {
  type Invoice,
  type InvoicePayment,
  type InvoiceStatus,
  type Page,
  WalletError,
} from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { notFound, toPage, type WalletContext } from '../shared/index.ts';
import { type AccessScope, ownedBy } from '../wallets/index.ts';
import {
  amountDue,
  findInvoice,
  type InvoicePaymentRow,
  type InvoiceRow,
  isPayable,
  paymentSourceOf,
  readInvoicePayments,
} from './repository.ts';

/** An invoice as its merchant sees it. */
export type MerchantInvoice = Omit<Invoice, 'payments'> & {
  payments: MerchantInvoicePayment[];
  /** The wallet that pays it. Null until the invoice is opened. */
  walletId: string | null;
  /** The hold that reserves funds for it in the wallet. */
  holdId: string | null;
  metadata: Record<string, string>;
};

/** A payment, and why it failed. */
type MerchantInvoicePayment = InvoicePayment & { failure: { code: string; message: string } | null };

export type ListInvoicesParameters = {
  customerId?: string | undefined;
  status?: InvoiceStatus | undefined;
  /** True lists only overdue invoices, false only the others. */
  overdue?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists a merchant's invoices with their drafts, newest first. */
export async function listMerchantInvoices(
  context: WalletContext,
  merchantId: string,
  { customerId, status, overdue, cursor, limit }: ListInvoicesParameters,
): Promise<Page<MerchantInvoice>> {
  let query = kysely
    .selectFrom('invoices')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (customerId !== undefined) query = query.where('customer_id', '=', customerId);
  if (status !== undefined) query = query.where('status', '=', status);
  if (overdue !== undefined) {
    query = query.where((row) => {
      const isOverdue = row.and([
        row('overdue_at', 'is not', null),
        row('status', 'in', ['open', 'partiallyPaid', 'uncollectible']),
      ]);
      return overdue ? isOverdue : row.not(isOverdue);
    });
  }
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query);
  return toPage(await toMerchantInvoices(context.database, rows), limit);
}

/**
 * Lists a customer's invoices without drafts, newest first.
 *
 * @throws WalletError `invalid_request` for an invalid cursor
 */
export async function listInvoices(
  context: WalletContext,
  customer: { merchantId: string; customerId: string },
  { cursor, limit = 25 }: { cursor?: string; limit?: number },
): Promise<Page<Invoice>> {
  if (cursor !== undefined && !/^inv_[0-9a-z]+$/.test(cursor)) {
    const message = 'Invalid cursor. Use the `nextCursor` of a previous response.';
    throw new WalletError('invalid_request', message, { fields: [{ field: 'cursor', message }] });
  }
  let query = kysely
    .selectFrom('invoices')
    .selectAll()
    .where(({ and }) => and(ownedBy(customer)))
    .where('status', '<>', 'draft')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  const rows = await execute(context.database, query);
  return toPage(await toInvoices(context.database, rows), limit);
}

/**
 * Reads an invoice as its customer sees it.
 *
 * @throws WalletError `not_found`, also for a draft
 */
export async function readInvoice(
  database: Queryable,
  customer: { merchantId: string; customerId: string },
  invoiceId: string,
): Promise<Invoice> {
  const [invoice] = await toInvoices(database, [await findInvoice(database, customer, invoiceId)]);
  if (!invoice) throw notFound('invoice');
  return invoice;
}

/**
 * Reads an invoice as its merchant sees it.
 *
 * @throws WalletError `not_found`
 */
export async function readMerchantInvoice(
  database: Queryable,
  owner: AccessScope,
  invoiceId: string,
): Promise<MerchantInvoice> {
  const [invoice] = await toMerchantInvoices(database, [await findInvoice(database, owner, invoiceId)]);
  if (!invoice) throw notFound('invoice');
  return invoice;
}

/** Reads invoices as their merchants see them, by their ids. */
export async function readInvoicesById(
  database: Queryable,
  ids: readonly string[],
): Promise<MerchantInvoice[]> {
  const query = kysely
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', ({ fn, val }) => fn.any(val(ids)));
  return toMerchantInvoices(database, await execute(database, query));
}

async function toInvoices(database: Queryable, rows: readonly InvoiceRow[]): Promise<Invoice[]> {
  const paymentsOf = await readPayments(database, rows);
  return rows.map((row) => ({
    ...toInvoice(row),
    payments: paymentsOf(row).map((payment) => toPayment(payment, row)),
  }));
}

async function toMerchantInvoices(
  database: Queryable,
  rows: readonly InvoiceRow[],
): Promise<MerchantInvoice[]> {
  const paymentsOf = await readPayments(database, rows);
  return rows.map((row) => ({
    ...toInvoice(row),
    payments: paymentsOf(row).map((payment) => ({ ...toPayment(payment, row), failure: toFailure(payment) })),
    walletId: row.wallet_id,
    holdId: row.hold_id,
    metadata: row.metadata,
  }));
}

async function readPayments(
  database: Queryable,
  invoices: readonly InvoiceRow[],
): Promise<(invoice: InvoiceRow) => InvoicePaymentRow[]> {
  const ids = invoices.map(({ id }) => id);
  const payments = Map.groupBy(await readInvoicePayments(database, ids), (payment) => payment.invoice_id);
  return ({ id }) => payments.get(id) ?? [];
}

function toInvoice(row: InvoiceRow): Omit<Invoice, 'payments'> {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    currency: row.currency,
    status: row.status,
    lines: row.lines,
    total: money(row.total),
    paid: money(row.paid),
    due: money(amountDue(row)),
    dueAt: row.due_at?.toISOString() ?? null,
    overdueAt: isPayable(row) ? (row.overdue_at?.toISOString() ?? null) : null,
    nextAttemptAt: row.collect_at?.toISOString() ?? null,
    failure: toInvoiceFailure(row),
    createdAt: row.created_at.toISOString(),
  };
}

function toInvoiceFailure({
  id,
  failure_code: code,
  failure_message: message,
}: InvoiceRow): Invoice['failure'] {
  if (code === null) return null;
  if (message === null) throw new Error(`Invoice ${id} failed without a message.`);
  return { code, message };
}

function toPayment(row: InvoicePaymentRow, { currency }: InvoiceRow): InvoicePayment {
  return {
    id: row.id,
    method: toMethod(row),
    amount: { amount: row.amount, currency },
    status: row.status,
    refunded: { amount: row.refunded, currency },
    createdAt: row.created_at.toISOString(),
  };
}

function toMethod(row: InvoicePaymentRow): InvoicePayment['method'] {
  const source = paymentSourceOf(row);
  if (source.type === 'wallet') return { type: 'wallet', walletId: source.walletId };
  return { type: 'paymentMethod', paymentMethodId: source.paymentMethodId, label: source.label };
}

function toFailure({
  id,
  failure_code: code,
  failure_message: message,
}: InvoicePaymentRow): MerchantInvoicePayment['failure'] {
  if (code === null) return null;
  if (message === null) throw new Error(`Invoice payment ${id} failed without a message.`);
  return { code, message };
}
