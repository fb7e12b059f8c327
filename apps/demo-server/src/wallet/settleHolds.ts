import type { Transaction } from '../database/Database.ts';
import type { LedgerOperation } from '../ledger/LedgerOperation.ts';
import { readHolds } from '../ledger/readHolds.ts';
import type { InvoiceRow } from './invoiceRows.ts';
import { payFromWallet } from './payFromWallet.ts';
import { tellOfInvoice } from './settlePayments.ts';
import type { WalletContext } from './WalletContext.ts';
import type { WalletRow } from './wallets.ts';

/**
 * Takes what a wallet's open holds reserve: those of invoices pay their invoice, the others are captured
 * whole. The wallet and its invoices are locked by the caller. Answers what was taken.
 */
export async function settleHolds(
  context: WalletContext,
  transaction: Transaction,
  { wallet, invoices }: { wallet: WalletRow; invoices: readonly InvoiceRow[] },
): Promise<number> {
  let taken = 0;
  for (const invoice of invoices) {
    if (invoice.hold_id === null) continue;
    const paid = await payFromWallet(context, transaction, invoice, 'reserved');
    taken += paid.paid - invoice.paid;
    if (paid.status === 'partiallyPaid' && paid.paid > invoice.paid) {
      await tellOfInvoice(context, transaction, paid, 'invoice.partially_paid');
    }
  }
  const at = context.now();
  const holds = await readHolds(transaction, { accountId: wallet.id });
  const open = holds.filter(
    ({ id, expiresAt }) =>
      (expiresAt === null || expiresAt > at) && !invoices.some(({ hold_id }) => hold_id === id),
  );
  const captures = open.map(
    (hold): LedgerOperation => ({
      action: 'capture',
      holdId: hold.id,
      accountId: wallet.id,
      amount: hold.amount,
      currency: wallet.currency,
      // Closing is settling: a frozen wallet is closed in the same way.
      actor: 'system',
      at,
      type: 'debit',
      source: 'usage',
      reason: hold.reason,
      reference: hold.reference,
      metadata: {},
      contra: 'revenue',
      event: { type: 'wallet.payment_made', data: { holdId: hold.id } },
    }),
  );
  await context.ledger.postWithin(transaction, captures);
  return open.reduce((sum, { amount }) => sum + amount, taken);
}
