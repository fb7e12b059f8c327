import type { Transaction } from '../../database/Database.ts';
import type { LedgerReceipt } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import type { InvoicePaymentRow, InvoiceRow } from './invoiceRows.ts';

/** Gives a part of what a wallet paid for an invoice back to the very grants that it came from. */
export async function reverseWalletPayment(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, amount }: { invoice: InvoiceRow; payment: InvoicePaymentRow; amount: number },
): Promise<LedgerReceipt> {
  const { wallet_id: accountId, entry_number: reversesEntry } = payment;
  if (accountId === null || reversesEntry === null)
    throw new Error(`Payment ${payment.id} is not of a wallet.`);
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      action: 'reverse',
      reversesEntry,
      accountId,
      amount,
      currency: invoice.currency,
      actor: 'merchant',
      at: context.now(),
      type: 'refund',
      source: 'refund',
      reason: `Refund of invoice ${invoice.number}`,
      reference: { type: 'invoice', id: invoice.number },
      metadata: {},
      counterAccount: 'revenue',
      event: { type: 'wallet.refunded', data: { invoiceId: invoice.id } },
    },
  ]);
  if (!receipt) throw new Error(`The ledger gave no receipt for the undoing of payment ${payment.id}.`);
  await transaction.query(
    'update invoice_payments set refunded = refunded + $2, updated_at = $3 where id = $1',
    [payment.id, amount, context.now()],
  );
  return receipt;
}
