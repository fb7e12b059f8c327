import { type Money, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { lockAccount, readReversible } from '../../ledger/index.ts';
import { requestDocument } from '../documents/index.ts';
import {
  creditRefund,
  debitForRefund,
  insertRefund,
  type NewRefundPart,
  type Refund,
  type RefundDestination,
  refundableAmount,
  refundOnce,
} from '../refunds/index.ts';
import {
  type CallerKey,
  fingerprintOf,
  type IdempotentResult,
  moneyText,
  requireCurrency,
  translateRefusal,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { reverseWalletPayment } from './invoiceWalletPayment.ts';
import {
  addRefundedAmount,
  findInvoice,
  type InvoicePaymentRow,
  type InvoiceRow,
  paymentSourceOf,
  readInvoicePayments,
  walletOfInvoice,
} from './repository.ts';

export type RefundInvoiceParameters = {
  invoiceId: string;
  /** Null refunds as much as the destination can receive. */
  amount: Money | null;
  destination: RefundDestination;
  reason: string | null;
};

/**
 * Refunds an invoice or a part of it, the newest payment first, and never more than was paid.
 *
 * @throws WalletError `not_found`, `refund_exceeded`
 */
export async function refundInvoice(
  context: WalletContext,
  owner: AccessScope,
  { key, ...parameters }: RefundInvoiceParameters & { key: CallerKey },
): Promise<IdempotentResult<Refund>> {
  const fingerprint = fingerprintOf('refundInvoice', parameters);
  return refundOnce(
    context,
    owner,
    { ...key, fingerprint },
    {
      lock: (transaction) => findInvoice(transaction, owner, parameters.invoiceId, 'lock'),
      insert: async (transaction, invoice, id) => {
        await insertInvoiceRefund(context, transaction, { ...parameters, id, invoice });
        await requestDocument(transaction, {
          merchantId: invoice.merchant_id,
          kind: 'creditNote',
          subjectId: id,
          at: context.now(),
        });
      },
    },
  );
}

/**
 * Stores a refund of a locked invoice and posts its entries. Submit the refund after the commit.
 *
 * @throws WalletError `refund_exceeded`
 */
export async function insertInvoiceRefund(
  context: WalletContext,
  transaction: Transaction,
  refund: Omit<RefundInvoiceParameters, 'invoiceId'> & { id: string; invoice: InvoiceRow },
): Promise<void> {
  const { id, invoice, destination, reason } = refund;
  const amount = refund.amount && requireCurrency(refund.amount, invoice.currency, 'amount');
  const payments = await readInvoicePayments(transaction, [invoice.id]);
  const parts: NewRefundPart[] = [];
  let left = amount ?? Number.MAX_SAFE_INTEGER;
  for (const payment of inRefundOrder(payments, destination)) {
    const most = Math.min(left, payment.amount - payment.refunded);
    if (payment.status !== 'settled' || most === 0) continue;
    const added = await refundPayment(context, transaction, { invoice, payment, most, destination });
    left -= totalOf(added);
    parts.push(...added);
  }
  if (parts.length === 0 || (amount !== null && left > 0))
    throw refundExceeded(parts, destination, invoice.currency);
  const row = {
    id,
    merchant_id: invoice.merchant_id,
    customer_id: invoice.customer_id,
    wallet_id: walletOfInvoice(invoice),
    invoice_id: invoice.id,
    top_up_id: null,
    currency: invoice.currency,
    destination,
    reason,
    created_at: context.now(),
  };
  await insertRefund(transaction, row, parts);
}

/** Orders payments newest first. A refund to cards starts with the payments by cards. */
function inRefundOrder(
  payments: readonly InvoicePaymentRow[],
  destination: RefundDestination,
): readonly InvoicePaymentRow[] {
  const newestFirst = payments.toReversed();
  if (destination !== 'paymentMethod') return newestFirst;
  const byCard = newestFirst.filter(({ wallet_id }) => wallet_id === null);
  const byWallet = newestFirst.filter(({ wallet_id }) => wallet_id !== null);
  return [...byCard, ...byWallet];
}

function totalOf(parts: readonly NewRefundPart[]): number {
  return parts.reduce((sum, part) => sum + part.amount, 0);
}

function refundExceeded(
  parts: readonly NewRefundPart[],
  destination: RefundDestination,
  currency: string,
): WalletError {
  const refundable = totalOf(parts);
  const most = moneyText(refundable, currency);
  const message =
    destination === 'paymentMethod'
      ? `You can refund up to ${most} to payment methods. Promotional credit cannot be refunded to a payment method.`
      : `You can refund up to ${most} of this invoice.`;
  const fields = [{ field: 'amount', message }];
  return new WalletError('refund_exceeded', message, { facts: { refundable }, fields });
}

type RefundPaymentParameters = {
  invoice: InvoiceRow;
  payment: InvoicePaymentRow;
  /** The most to refund. */
  most: number;
  destination: RefundDestination;
};

/**
 * Refunds one payment of an invoice. A wallet's payment returns to the grants that it consumed, whatever the
 * destination, so that promotional credit stays promotional. From there, only money that a card topped up
 * goes on to that card.
 */
async function refundPayment(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, most, destination }: RefundPaymentParameters,
): Promise<NewRefundPart[]> {
  const common = { invoicePaymentId: payment.id };
  if (paymentSourceOf(payment).type === 'wallet') {
    if (destination === 'paymentMethod') {
      const parts = await refundTopUpsToCards(context, transaction, { invoice, payment, most });
      return parts.map((part) => ({ ...common, ...part }));
    }
    const { entry } = await reverseWalletPayment(context, transaction, { invoice, payment, amount: most });
    const posted = entry ? { entryNumber: entry.number } : {};
    return [{ ...common, destination: 'wallet', amount: most, ...posted }];
  }
  await addRefundedAmount(transaction, { paymentId: payment.id, amount: most, at: context.now() });
  if (destination !== 'wallet') {
    return [{ ...common, destination: 'paymentMethod', amount: most, paymentKey: payment.id }];
  }
  const entryNumber = await creditRefund(context, transaction, {
    walletId: walletOfInvoice(invoice),
    currency: invoice.currency,
    amount: most,
    reason: `Refund of invoice ${invoice.number}`,
    reference: { type: 'invoice', id: invoice.number },
  });
  return [{ ...common, destination: 'wallet', amount: most, entryNumber }];
}

/**
 * Refunds a wallet's payment to the cards that topped up the money it consumed. A reversal restores grants in a fixed
 * order, so this stops at the first grant that cannot go to a card.
 */
async function refundTopUpsToCards(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, most }: Omit<RefundPaymentParameters, 'destination'>,
): Promise<NewRefundPart[]> {
  const source = paymentSourceOf(payment);
  if (source.type !== 'wallet') throw new Error(`Invoice payment ${payment.id} is not from a wallet.`);
  const { walletId, entryNumber: number } = source;
  const at = context.now();
  await lockAccount(transaction, { accountId: walletId, at }).catch(translateRefusal);
  const parts: NewRefundPart[] = [];
  let left = most;
  for (const reversible of await readReversible(transaction, { accountId: walletId, number, at })) {
    const { grantNumber } = reversible;
    const topUp = await executeTakeFirst(
      transaction,
      kysely
        .selectFrom('top_ups')
        .select('id')
        .where('wallet_id', '=', walletId)
        .where('entry_number', '=', grantNumber),
    );
    if (reversible.kind !== 'paid' || reversible.hasExpired || !topUp) break;
    const amount = Math.min(left, reversible.amount, await refundableAmount(transaction, topUp.id));
    if (amount === 0) break;
    await reverseWalletPayment(context, transaction, { invoice, payment, amount });
    const entryNumber = await debitForRefund(context, transaction, {
      walletId,
      currency: invoice.currency,
      amount,
      grantNumber,
      reason: `Refund of invoice ${invoice.number} to a card`,
      reference: { type: 'invoice', id: invoice.number },
      counterAccount: 'cash',
    });
    parts.push({ destination: 'paymentMethod', amount, entryNumber, paymentKey: topUp.id });
    left -= amount;
  }
  return parts;
}
