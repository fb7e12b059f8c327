import type { Transaction } from '../../database/Database.ts';
import { appendEvents } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type InvoiceRow, walletOfInvoice } from './invoiceRows.ts';
import { releaseInvoiceHold } from './reserveForInvoice.ts';

/** A payment by the wallet that is to be listed on an invoice. */
export type NewPayment = { id: string; walletId: string; entryNumber: number; amount: number };

/**
 * Adds settled payments to an invoice, new ones of its wallet or one by a method that is stored already,
 * and tells when it is paid: all in the caller's transaction, which has locked it.
 */
export async function settlePayments(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payments, settled = 0 }: { invoice: InvoiceRow; payments: NewPayment[]; settled?: number },
): Promise<InvoiceRow> {
  const at = context.now();
  for (const { id, walletId, entryNumber, amount } of payments) {
    await transaction.query(
      `insert into invoice_payments (id, invoice_id, wallet_id, entry_number, amount, status, created_at, updated_at)
       values ($1, $2, $3, $4, $5, 'settled', $6, $6)`,
      [id, invoice.id, walletId, entryNumber, amount, at],
    );
  }
  const added = payments.reduce((sum, { amount }) => sum + amount, settled);
  if (added === 0) return invoice;
  const paid = invoice.paid + added;
  const isPaid = paid === invoice.total;
  // A paid invoice has nothing left to try.
  const [changed = invoice] = await transaction.query<InvoiceRow>(
    `update invoices set paid = $2, status = $3, updated_at = $4,
       payment_sources = case when $5 then null else payment_sources end,
       paid_before = case when $5 then null else paid_before end,
       collect_at = case when $5 then null else collect_at end,
       next_check_at = case when $5 then null else next_check_at end
     where id = $1 returning *`,
    [invoice.id, paid, isPaid ? 'paid' : 'partiallyPaid', at, isPaid],
  );
  if (!isPaid) return changed;
  const released = await releaseInvoiceHold(context, transaction, changed);
  await emitInvoiceEvent(context, transaction, released, 'invoice.paid');
  return released;
}

/** Tells of an invoice in the events of its wallet, in the caller's transaction. */
export async function emitInvoiceEvent(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
  type: 'invoice.paid' | 'invoice.partially_paid',
): Promise<void> {
  const money = (amount: number) => ({ amount, currency: invoice.currency });
  const data = {
    invoiceId: invoice.id,
    number: invoice.number,
    paid: money(invoice.paid),
    due: money(invoice.total - invoice.paid),
  };
  await appendEvents(transaction, walletOfInvoice(invoice), [{ type, at: context.now(), data }]);
}
