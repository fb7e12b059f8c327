import type { Queryable } from '../../database/Database.ts';
import { dueOf, type InvoiceRow, isPayable } from './invoiceRows.ts';

/**
 * Reads what may still be charged for an invoice: its amount due minus its payments in progress, and nothing
 * for one that takes no payments. Lock the invoice before you rely on it. Everything that starts a payment, by a
 * method or from a wallet, is limited by this amount.
 */
export async function readChargeableAmount(database: Queryable, invoice: InvoiceRow): Promise<number> {
  if (!isPayable(invoice)) return 0;
  const [row] = await database.query<{ processing: number }>(
    `select coalesce(sum(amount), 0)::bigint as processing from invoice_payments
     where invoice_id = $1 and status = 'processing'`,
    [invoice.id],
  );
  return Math.max(0, dueOf(invoice) - (row?.processing ?? 0));
}
