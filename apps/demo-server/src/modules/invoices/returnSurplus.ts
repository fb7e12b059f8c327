import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { appendEvents, lockAccount } from '../../ledger/index.ts';
import { creditRefund, insertRefund, type NewRefundPart } from '../refunds/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import { type InvoicePaymentRow, type InvoiceRow, walletOfInvoice } from './repository.ts';

type Surplus = {
  invoice: InvoiceRow;
  payment: Pick<InvoicePaymentRow, 'id'>;
  /** Minor units; above zero. */
  amount: number;
  /** `paymentMethod` is the method that paid. A surplus for a wallet that cannot be credited is paid out by the merchant. */
  destination: 'paymentMethod' | 'wallet';
  reason: string;
};

/**
 * Returns the part of a payment that exceeds the amount due, as a refund that the merchant can retry or credit like any
 * other, and emits `invoice.overpaid`.
 *
 * @returns the id of the refund, which the caller submits after the commit
 */
export async function returnSurplus(
  context: WalletContext,
  transaction: Transaction,
  surplus: Surplus,
): Promise<string> {
  const { invoice, payment, amount, reason } = surplus;
  const { currency, number } = invoice;
  const at = context.now();
  const walletId = walletOfInvoice(invoice);
  const destination = await surplusDestination(context, transaction, surplus);
  const part = await createPart(context, transaction, surplus, destination);
  await execute(
    transaction,
    kysely
      .updateTable('invoice_payments')
      .set((row) => ({
        surplus: row('surplus', '+', amount),
        refunded: row('refunded', '+', amount),
        updated_at: at,
      }))
      .where('id', '=', payment.id),
  );
  const refundId = createId('ref', at);
  const refund = {
    id: refundId,
    merchant_id: invoice.merchant_id,
    customer_id: invoice.customer_id,
    wallet_id: walletId,
    invoice_id: invoice.id,
    top_up_id: null,
    currency,
    destination,
    reason,
    created_at: at,
  };
  await insertRefund(transaction, refund, [part]);
  const data = {
    invoiceId: invoice.id,
    number,
    paymentId: payment.id,
    refundId,
    surplus: { amount, currency },
    destination,
  };
  await appendEvents(transaction, walletId, [{ type: 'invoice.overpaid', at, data }]);
  return refundId;
}

/** Locks the wallet, and returns `external` for a surplus that it cannot take. */
async function surplusDestination(
  context: WalletContext,
  transaction: Transaction,
  { invoice, amount, destination }: Surplus,
): Promise<NewRefundPart['destination']> {
  const accountId = walletOfInvoice(invoice);
  const account = await lockAccount(transaction, { accountId, at: context.now() }).catch(translateRefusal);
  const isOpen = account.status === 'active' || account.status === 'frozen';
  const canCredit = isOpen && account.balance + amount <= Number.MAX_SAFE_INTEGER;
  return destination === 'wallet' && !canCredit ? 'external' : destination;
}

/** Creates the part of the refund, and credits the wallet if the surplus goes there. */
async function createPart(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, amount, reason }: Surplus,
  destination: NewRefundPart['destination'],
): Promise<NewRefundPart> {
  const common = { amount, invoicePaymentId: payment.id };
  switch (destination) {
    case 'paymentMethod':
      return { ...common, destination, paymentKey: payment.id };
    case 'external':
      return { ...common, destination };
    case 'wallet': {
      const entryNumber = await creditRefund(context, transaction, {
        walletId: walletOfInvoice(invoice),
        currency: invoice.currency,
        amount,
        reference: { type: 'invoice', id: invoice.number },
        reason,
      });
      return { ...common, destination, entryNumber };
    }
    default:
      destination satisfies never;
      throw new Error('Unknown destination of a surplus.');
  }
}
