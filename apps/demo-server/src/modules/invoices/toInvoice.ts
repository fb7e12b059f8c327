import type { Invoice, InvoicePayment } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { dueOf, type InvoicePaymentRow, type InvoiceRow, readInvoicePayments } from './invoiceRows.ts';

/** An invoice as its merchant sees it. */
export type MerchantInvoice = Omit<Invoice, 'payments'> & {
  payments: MerchantInvoicePayment[];
  /** The wallet that it is paid from, once it was opened. */
  walletId: string | null;
  /** What is reserved in that wallet. */
  holdId: string | null;
  /** When it is paid by itself; RFC 3339, UTC. */
  collectAt: string | null;
  metadata: Record<string, string>;
};

/** A payment, and why it failed. */
type MerchantInvoicePayment = InvoicePayment & { failure: { code: string; message: string } | null };

/** Stored invoices with their payments, as their customer sees them. */
export async function toInvoices(database: Queryable, rows: readonly InvoiceRow[]): Promise<Invoice[]> {
  const full = await toMerchantInvoices(database, rows);
  return full.map(({ walletId: _, holdId: __, collectAt: ___, metadata: ____, payments, ...invoice }) => ({
    ...invoice,
    payments: payments.map(({ failure: _____, ...payment }) => payment),
  }));
}

/** Stored invoices with their payments, as their merchant sees them. */
export async function toMerchantInvoices(
  database: Queryable,
  rows: readonly InvoiceRow[],
): Promise<MerchantInvoice[]> {
  const payments = await readInvoicePayments(
    database,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...common(row),
    payments: payments.filter((one) => one.invoice_id === row.id).map((one) => toPayment(one, row.currency)),
    walletId: row.wallet_id,
    holdId: row.hold_id,
    collectAt: row.collect_at?.toISOString() ?? null,
    metadata: row.metadata,
  }));
}

function common(row: InvoiceRow) {
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
    due: money(dueOf(row)),
    dueAt: row.due_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

function toPayment(row: InvoicePaymentRow, currency: string): MerchantInvoicePayment {
  const { failure_code: code, failure_message: message } = row;
  return {
    id: row.id,
    method:
      row.wallet_id === null
        ? { type: 'paymentMethod', paymentMethodId: row.payment_method_id ?? '', label: row.label ?? '' }
        : { type: 'wallet', walletId: row.wallet_id },
    amount: { amount: row.amount, currency },
    status: row.status,
    refunded: { amount: row.refunded, currency },
    createdAt: row.created_at.toISOString(),
    failure: code === null ? null : { code, message: message ?? '' },
  };
}
