import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import {
  insertRefund,
  type NewRefundPart,
  type Refund,
  type RefundDestination,
  refundOnce,
} from '../refunds/index.ts';
import { type Answer, type CallerKey, fingerprintOf, type WalletContext } from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { findInvoice, type InvoicePaymentRow, type InvoiceRow, readInvoicePayments } from './invoiceRows.ts';
import { refundPayment } from './refundPayment.ts';

export type RefundInvoiceParameters = {
  invoiceId: string;
  /** Minor units; all that can go there unless given. */
  amount: number | null;
  destination: RefundDestination;
  reason: string | null;
};

/** Gives back what an invoice got, or a part of it: the newest payment first, never more than was paid. */
export async function refundInvoice(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: RefundInvoiceParameters & { key: CallerKey },
): Promise<Answer<Refund>> {
  const fingerprint = fingerprintOf('refundInvoice', parameters);
  return refundOnce(
    context,
    owner,
    { ...key, fingerprint },
    {
      lock: (transaction) => findInvoice(transaction, owner, parameters.invoiceId, 'lock'),
      insert: (transaction, invoice, id) =>
        insertInvoiceRefund(context, transaction, { ...parameters, id, invoice }),
    },
  );
}

/** Stores a refund of a locked invoice, and does what of it is the wallet's, in the caller's transaction. */
export async function insertInvoiceRefund(
  context: WalletContext,
  transaction: Transaction,
  refund: Omit<RefundInvoiceParameters, 'invoiceId'> & { id: string; invoice: InvoiceRow },
): Promise<void> {
  const { id, invoice, amount, destination, reason } = refund;
  const payments = await readInvoicePayments(transaction, [invoice.id]);
  const parts: NewRefundPart[] = [];
  let left = amount ?? Number.MAX_SAFE_INTEGER;
  for (const payment of inOrder(payments, destination)) {
    const most = Math.min(left, payment.amount - payment.refunded);
    if (payment.status !== 'settled' || most === 0) continue;
    const made = await refundPayment(context, transaction, { invoice, payment, most, destination });
    left -= made.reduce((sum, part) => sum + part.amount, 0);
    parts.push(...made);
  }
  if (parts.length === 0 || (amount !== null && left > 0)) throw exceeded(parts, destination);
  if (invoice.wallet_id === null) throw new Error(`Invoice ${invoice.id} was paid and has no wallet.`);
  const at = context.now();
  const row = { id, reason, destination, currency: invoice.currency, created_at: at, top_up_id: null };
  const { merchant_id, customer_id, wallet_id } = invoice;
  await insertRefund(
    transaction,
    { ...row, merchant_id, customer_id, wallet_id, invoice_id: invoice.id },
    parts,
  );
}

/** In reverse; to cards, first what cards paid. */
function inOrder(
  payments: readonly InvoicePaymentRow[],
  destination: RefundDestination,
): readonly InvoicePaymentRow[] {
  const reversed = payments.toReversed();
  if (destination !== 'paymentMethod') return reversed;
  const isCards = ({ wallet_id }: InvoicePaymentRow) => wallet_id === null;
  return [...reversed.filter(isCards), ...reversed.filter((payment) => !isCards(payment))];
}

function exceeded(parts: readonly NewRefundPart[], destination: RefundDestination): WalletError {
  const refundable = parts.reduce((sum, part) => sum + part.amount, 0);
  const message =
    destination === 'paymentMethod'
      ? `Only ${refundable} minor units can go to a payment method: promotional money never does.`
      : `Only ${refundable} minor units of what was paid are left to refund.`;
  const fields = [{ field: 'amount', message }];
  return new WalletError('refund_exceeded', message, { facts: { refundable }, fields });
}
