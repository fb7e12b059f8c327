import type { Transaction } from '../../database/Database.ts';
import { appendEvents, lockAccount } from '../../ledger/index.ts';
import { creditRefund, insertRefund, type NewRefundPart } from '../refunds/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import { type InvoicePaymentRow, type InvoiceRow, walletOfInvoice } from './invoiceRows.ts';

type Surplus = {
  invoice: InvoiceRow;
  payment: Pick<InvoicePaymentRow, 'id'>;
  /** Minor units; above zero. */
  amount: number;
  /** The method that paid it, or the invoice's wallet. The merchant pays it out where the wallet is closed. */
  destination: 'paymentMethod' | 'wallet';
  reason: string;
};

/**
 * Returns the part of an invoice's payment that exceeds its amount due, in the caller's transaction: as a refund,
 * which the merchant sees, retries or turns into balance like any other, and with an `invoice.overpaid` event.
 * Returns the id of the refund. Push it once the transaction has committed.
 */
export async function returnSurplus(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, amount, destination, reason }: Surplus,
): Promise<string> {
  const at = context.now();
  const walletId = walletOfInvoice(invoice);
  const account = await lockAccount(transaction, { accountId: walletId, at }).catch(translateRefusal);
  const isOpen = account.status === 'active' || account.status === 'frozen';
  const canCredit = isOpen && account.balance + amount <= Number.MAX_SAFE_INTEGER;
  const goesTo: NewRefundPart['destination'] =
    destination === 'wallet' && !canCredit ? 'external' : destination;
  const part = { amount, invoicePaymentId: payment.id };
  const parts: NewRefundPart[] = [];
  if (goesTo === 'paymentMethod') parts.push({ ...part, destination: goesTo, paymentKey: payment.id });
  if (goesTo === 'external') parts.push({ ...part, destination: goesTo });
  if (goesTo === 'wallet') {
    const { currency, number } = invoice;
    const reference = { type: 'invoice', id: number };
    const posting = { walletId, currency, amount, reference, reason };
    const entryNumber = await creditRefund(context, transaction, posting);
    parts.push({ ...part, destination: goesTo, entryNumber });
  }
  await transaction.query(
    'update invoice_payments set surplus = surplus + $2, refunded = refunded + $2, updated_at = $3 where id = $1',
    [payment.id, amount, at],
  );
  const refundId = createId('ref', at);
  const { merchant_id, customer_id, currency, id: invoice_id } = invoice;
  const facts = { id: refundId, merchant_id, customer_id, wallet_id: walletId, currency, created_at: at };
  const refund = { ...facts, invoice_id, top_up_id: null, destination: goesTo, reason };
  await insertRefund(transaction, refund, parts);
  const surplus = { amount, currency };
  const data = { invoiceId: invoice.id, number: invoice.number, paymentId: payment.id, refundId, surplus };
  await appendEvents(transaction, walletId, [
    { type: 'invoice.overpaid', at, data: { ...data, destination: goesTo } },
  ]);
  return refundId;
}
