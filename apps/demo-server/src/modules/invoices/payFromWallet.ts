import type { EntrySource } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { type LedgerOperation, lockAccount, readHolds } from '../../ledger/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import { readChargeableAmount } from './chargeableAmount.ts';
import { type InvoiceRow, walletOfInvoice } from './invoiceRows.ts';
import { type NewPayment, settlePayments } from './settlePayments.ts';

/** What a wallet can give to an invoice now, beside what it cannot. */
export type SpendableFunds = {
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
  const accountId = walletOfInvoice(invoice);
  const at = context.now();
  const { status, balance, spendable } = await lockAccount(transaction, { accountId, at }).catch(
    translateRefusal,
  );
  const [hold] = invoice.hold_id === null ? [] : await readHolds(transaction, { id: invoice.hold_id });
  const reserved = hold?.status === 'open' ? Math.min(hold.amount, Math.max(0, balance)) : 0;
  return { status, reserved, spendable };
}

/**
 * Pays an invoice from its wallet as far as that reaches: first what was reserved, then what is free. A
 * frozen or closed wallet, or an empty one, gives nothing.
 */
export async function payFromWallet(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const reach = await readSpendableFunds(context, transaction, invoice);
  if (reach.status !== 'active') return invoice;
  const chargeable = await readChargeableAmount(transaction, invoice);
  const captured = Math.min(reach.reserved, chargeable);
  const debited = Math.min(reach.spendable, chargeable - captured);
  const common = walletPayment(context, invoice);
  const operations: LedgerOperation<EntrySource>[] = [];
  if (captured > 0) {
    const holdId = invoice.hold_id ?? '';
    operations.push({ ...common, action: 'capture', holdId, amount: captured });
  }
  if (debited > 0) operations.push({ ...common, action: 'debit', amount: debited });
  const receipts = await context.ledger.postWithin(transaction, operations);
  const payments = receipts.map(({ entry }): NewPayment => {
    if (!entry) throw new Error(`The ledger gave no entry for a payment of invoice ${invoice.id}.`);
    const id = createId('ipm', common.at);
    return { id, walletId: entry.accountId, entryNumber: entry.number, amount: -entry.amount };
  });
  return settlePayments(context, transaction, { invoice, payments });
}

/** What the ledger is told of an invoice's payment from its wallet. */
export function walletPayment(context: WalletContext, invoice: InvoiceRow) {
  return {
    accountId: walletOfInvoice(invoice),
    currency: invoice.currency,
    // By the merchant's standing order: a frozen wallet refuses it.
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
