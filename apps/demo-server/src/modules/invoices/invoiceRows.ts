import type { InvoiceLine, InvoicePayment, InvoiceStatus } from '@coffer/adapter';
import type { Queryable, SqlRow, Transaction } from '../../database/Database.ts';
import { notFound } from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';

/** An invoice as stored. */
export type InvoiceRow = SqlRow & {
  id: string;
  merchant_id: string;
  customer_id: string;
  number: string;
  currency: string;
  status: InvoiceStatus;
  lines: InvoiceLine[];
  total: number;
  paid: number;
  metadata: Record<string, string>;
  wallet_id: string | null;
  hold_id: string | null;
  due_at: Date | null;
  collect_at: Date | null;
  payment_sources: string[] | null;
  paid_before: number | null;
  next_check_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

/** One payment of an invoice as stored: of a wallet, or of a payment method. */
export type InvoicePaymentRow = SqlRow & {
  id: string;
  invoice_id: string;
  wallet_id: string | null;
  entry_number: number | null;
  payment_method_id: string | null;
  processor_reference: string | null;
  label: string | null;
  amount: number;
  /** What was returned of it, its surplus included. */
  refunded: number;
  /** What exceeded the amount due when it arrived; the invoice counts `amount - surplus` as paid. */
  surplus: number;
  status: InvoicePayment['status'];
  processor_version: number;
  failure_code: string | null;
  failure_message: string | null;
  created_at: Date;
  updated_at: Date;
};

/** An invoice that the owner may see; a customer sees no drafts. @throws WalletError `not_found` */
export async function findInvoice(
  database: Queryable,
  owner: AccessScope,
  invoiceId: string,
  lock: 'lock' | 'read' = 'read',
): Promise<InvoiceRow> {
  const [row] = await database.query<InvoiceRow>(
    `select * from invoices where id = $1 and merchant_id = $2
       and ($3::text is null or (customer_id = $3 and status <> 'draft')) ${lock === 'lock' ? 'for update' : ''}`,
    [invoiceId, owner.merchantId, owner.customerId],
  );
  if (!row) throw notFound('invoice');
  return row;
}

/** An invoice that the server itself works on. Nobody else changes it until the transaction ends. */
export async function lockInvoice(transaction: Transaction, invoiceId: string): Promise<InvoiceRow> {
  const [row] = await transaction.query<InvoiceRow>('select * from invoices where id = $1 for update', [
    invoiceId,
  ]);
  if (!row) throw notFound('invoice');
  return row;
}

/** The payments of some invoices, oldest first. */
export function readInvoicePayments(
  database: Queryable,
  invoiceIds: readonly string[],
): Promise<InvoicePaymentRow[]> {
  return database.query<InvoicePaymentRow>(
    'select * from invoice_payments where invoice_id = any ($1) order by id',
    [invoiceIds],
  );
}

/** What is still owed of an invoice; nothing of one that is void. */
export function dueOf({ status, total, paid }: InvoiceRow): number {
  return status === 'void' ? 0 : total - paid;
}

/** Whether an invoice takes payments. */
export function isPayable({ status }: InvoiceRow): boolean {
  return status === 'open' || status === 'partiallyPaid';
}

/** The wallet of an invoice that was opened. */
export function walletOfInvoice(invoice: InvoiceRow): string {
  if (invoice.wallet_id === null) throw new Error(`Invoice ${invoice.id} is open and has no wallet.`);
  return invoice.wallet_id;
}
