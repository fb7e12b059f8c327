import type { EntrySource } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { type LedgerOperation, type LedgerReceipt, lockAccount, readHolds } from '../../ledger/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import {
  addRefundedAmount,
  type InvoicePaymentRow,
  type InvoiceRow,
  paymentSourceOf,
  readChargeableAmount,
  updateInvoice,
  walletOfInvoice,
} from './repository.ts';

/** A payment from a wallet whose entry is posted. `settlePayments` adds it to the invoice. */
export type NewPayment = { id: string; walletId: string; entryNumber: number; amount: number };

/** Funds that an invoice's wallet can pay now. */
type SpendableFunds = {
  status: 'active' | 'frozen' | 'closing' | 'closed';
  reserved: number;
  spendable: number;
};

/**
 * Locks an invoice's wallet and reads what it can pay: the funds that are reserved for the invoice, and the
 * spendable ones. A dispute may have taken reserved funds, so at most the balance counts as reserved.
 */
export async function readSpendableFunds(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<SpendableFunds> {
  const { status, balance, spendable } = await lockWallet(context, transaction, invoice);
  const [hold] = invoice.hold_id === null ? [] : await readHolds(transaction, { id: invoice.hold_id });
  const reserved = hold?.status === 'open' ? Math.min(hold.amount, Math.max(0, balance)) : 0;
  return { status, reserved, spendable };
}

/**
 * Pays as much of an invoice from its wallet as the wallet has: first the reserved funds, then the spendable ones. A
 * wallet that is empty or not active pays nothing. Returns the payments, at most two, for `settlePayments`.
 *
 * @throws WalletError when the ledger rejects the payments. Then none of them was posted.
 */
export async function payFromWallet(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<NewPayment[]> {
  const { status, reserved, spendable } = await readSpendableFunds(context, transaction, invoice);
  if (status !== 'active') return [];
  const chargeable = await readChargeableAmount(transaction, invoice);
  const captured = Math.min(reserved, chargeable);
  const debited = Math.min(spendable, chargeable - captured);
  const common = walletPayment(context, invoice);
  const operations: LedgerOperation<EntrySource>[] = [];
  if (invoice.hold_id !== null && captured > 0) {
    operations.push({ ...common, action: 'capture', holdId: invoice.hold_id, amount: captured });
  }
  if (debited > 0) operations.push({ ...common, action: 'debit', amount: debited });
  const receipts = await context.ledger.postWithin(transaction, operations);
  return receipts.map(({ entry }) => {
    if (!entry) throw new Error(`The ledger returned no entry for a payment of invoice ${invoice.id}.`);
    const id = createId('ipm', common.at);
    return { id, walletId: entry.accountId, entryNumber: entry.number, amount: -entry.amount };
  });
}

/** Returns what the ledger operations of an invoice's payments from its wallet have in common. */
export function walletPayment(context: WalletContext, invoice: InvoiceRow) {
  return {
    accountId: walletOfInvoice(invoice),
    currency: invoice.currency,
    // The merchant collects it automatically, so a frozen wallet rejects it.
    actor: 'merchant',
    at: context.now(),
    type: 'debit',
    source: 'invoice',
    reason: `Invoice ${invoice.number}`,
    reference: { type: 'invoice', id: invoice.number },
    metadata: {},
    counterAccount: 'revenue',
    event: { type: 'wallet.payment_made', data: { invoiceId: invoice.id } },
  } as const;
}

/** Reserves as much of an invoice's chargeable amount as its wallet can spend now. */
export async function reserveForInvoice(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const { status, spendable } = await lockWallet(context, transaction, invoice);
  const amount = Math.min(spendable, await readChargeableAmount(transaction, invoice));
  if (status !== 'active' || amount === 0) return invoice;
  const at = context.now();
  const holdId = createId('hld', at);
  await context.ledger.postWithin(transaction, [
    {
      action: 'hold',
      holdId,
      accountId: walletOfInvoice(invoice),
      amount,
      currency: invoice.currency,
      actor: 'merchant',
      at,
      expiresAt: null,
      reason: `Invoice ${invoice.number}`,
      reference: { type: 'invoice', id: invoice.number },
      event: { type: 'wallet.hold_created', data: { invoiceId: invoice.id } },
    },
  ]);
  return updateInvoice(transaction, invoice.id, { hold_id: holdId });
}

/** Releases the hold of an invoice, if it has one. */
export async function releaseInvoiceHold(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  if (invoice.hold_id === null) return invoice;
  // The account is locked before the hold is read: the merchant may release the same hold at the same time.
  const { status } = await lockWallet(context, transaction, invoice);
  // Closing the wallet resolves the hold, and finds by `hold_id` that it belongs to this invoice.
  if (status === 'closing') return invoice;
  const [hold] = await readHolds(transaction, { id: invoice.hold_id });
  if (hold?.status === 'open') {
    await context.ledger.postWithin(transaction, [
      {
        action: 'release',
        holdId: hold.id,
        accountId: walletOfInvoice(invoice),
        amount: hold.amount,
        currency: invoice.currency,
        actor: 'system',
        at: context.now(),
        event: { type: 'wallet.hold_released', data: { invoiceId: invoice.id } },
      },
    ]);
  }
  return updateInvoice(transaction, invoice.id, { hold_id: null });
}

/** Returns a part of a wallet's payment to the grants that it consumed. */
export async function reverseWalletPayment(
  context: WalletContext,
  transaction: Transaction,
  { invoice, payment, amount }: { invoice: InvoiceRow; payment: InvoicePaymentRow; amount: number },
): Promise<LedgerReceipt> {
  const source = paymentSourceOf(payment);
  if (source.type !== 'wallet') throw new Error(`Invoice payment ${payment.id} is not from a wallet.`);
  const at = context.now();
  const [receipt] = await context.ledger.postWithin(transaction, [
    {
      action: 'reverse',
      reversesEntry: source.entryNumber,
      accountId: source.walletId,
      amount,
      currency: invoice.currency,
      actor: 'merchant',
      at,
      type: 'refund',
      source: 'refund',
      reason: `Refund of invoice ${invoice.number}`,
      reference: { type: 'invoice', id: invoice.number },
      metadata: {},
      counterAccount: 'revenue',
      event: { type: 'wallet.refunded', data: { invoiceId: invoice.id } },
    },
  ]);
  if (!receipt) throw new Error(`The ledger returned no receipt for a reversal of payment ${payment.id}.`);
  await addRefundedAmount(transaction, { paymentId: payment.id, amount, at });
  return receipt;
}

function lockWallet(context: WalletContext, transaction: Transaction, invoice: InvoiceRow) {
  const accountId = walletOfInvoice(invoice);
  return lockAccount(transaction, { accountId, at: context.now() }).catch(translateRefusal);
}
