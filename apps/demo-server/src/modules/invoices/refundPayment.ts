import type { Transaction } from '../../database/Database.ts';
import { lockAccount, readReversible } from '../../ledger/index.ts';
import {
  creditRefund,
  debitForRefund,
  type NewRefundPart,
  type RefundDestination,
  refundableAmount,
} from '../refunds/index.ts';
import { translateRefusal, type WalletContext } from '../shared/index.ts';
import type { InvoicePaymentRow, InvoiceRow } from './invoiceRows.ts';
import { reverseWalletPayment } from './reverseWalletPayment.ts';

type RefundPaymentParameters = {
  invoice: InvoiceRow;
  payment: InvoicePaymentRow;
  /** At most this is given back. */
  most: number;
  destination: RefundDestination;
};

/**
 * Gives back of one payment of an invoice. What a wallet paid goes back into the very grants that it came
 * from, whichever the destination, so that promotional money stays promotional; from there only what
 * was topped up by a card goes on to that card.
 */
export async function refundPayment(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, most, destination }: RefundPaymentParameters,
): Promise<NewRefundPart[]> {
  const common = { invoicePaymentId: payment.id };
  if (payment.wallet_id !== null && destination === 'paymentMethod') {
    const parts = await takeBackToCards(context, transaction, { invoice, payment, most });
    return parts.map((part) => ({ ...common, ...part }));
  }
  if (payment.wallet_id !== null) {
    const { entry } = await reverseWalletPayment(context, transaction, { invoice, payment, amount: most });
    return [
      { ...common, destination: 'wallet', amount: most, ...(entry ? { entryNumber: entry.number } : {}) },
    ];
  }
  await transaction.query(
    'update invoice_payments set refunded = refunded + $2, updated_at = $3 where id = $1',
    [payment.id, most, context.now()],
  );
  if (destination !== 'wallet') {
    return [{ ...common, destination: 'paymentMethod', amount: most, paymentKey: payment.id }];
  }
  const entryNumber = await creditRefund(context, transaction, {
    walletId: invoice.wallet_id ?? '',
    currency: invoice.currency,
    amount: most,
    reason: `Refund of invoice ${invoice.number}`,
    reference: { type: 'invoice', id: invoice.number },
  });
  return [{ ...common, destination: 'wallet', amount: most, entryNumber }];
}

/** What comes back first decides: as far as it is paid money of a card's top-up, it goes on to that card. */
async function takeBackToCards(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, most }: Omit<RefundPaymentParameters, 'destination'>,
): Promise<NewRefundPart[]> {
  const { wallet_id: accountId, entry_number: number } = payment;
  if (accountId === null || number === null) return [];
  const at = context.now();
  await lockAccount(transaction, { accountId, at }).catch(translateRefusal);
  const parts: NewRefundPart[] = [];
  let left = most;
  for (const reversible of await readReversible(transaction, { accountId, number, at })) {
    const [topUp] = await transaction.query<{ id: string }>(
      'select id from top_ups where wallet_id = $1 and entry_number = $2',
      [accountId, reversible.grantNumber],
    );
    if (reversible.kind !== 'paid' || reversible.ended || !topUp) break;
    const amount = Math.min(left, reversible.amount, await refundableAmount(transaction, topUp.id));
    if (amount === 0) break;
    await reverseWalletPayment(context, transaction, { invoice, payment, amount });
    const entryNumber = await debitForRefund(context, transaction, {
      walletId: accountId,
      currency: invoice.currency,
      amount,
      grantNumber: reversible.grantNumber,
      reason: `Refund of invoice ${invoice.number} to a card`,
      reference: { type: 'invoice', id: invoice.number },
    });
    parts.push({ destination: 'paymentMethod', amount, entryNumber, paymentKey: topUp.id });
    left -= amount;
  }
  return parts;
}
