import type { Transaction } from '../../database/Database.ts';
import { lockAccount, readHolds } from '../../ledger/index.ts';
import { createId, translateRefusal, type WalletContext } from '../shared/index.ts';
import { readChargeableAmount } from './chargeableAmount.ts';
import { type InvoiceRow, walletOfInvoice } from './invoiceRows.ts';

/** Reserves what the invoice's wallet will give to it, as far as it reaches now, in the caller's transaction. */
export async function reserveForInvoice(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  const at = context.now();
  const accountId = walletOfInvoice(invoice);
  const { status, spendable } = await lockAccount(transaction, { accountId, at }).catch(translateRefusal);
  const amount = Math.min(spendable, await readChargeableAmount(transaction, invoice));
  if (status !== 'active' || amount === 0) return invoice;
  const holdId = createId('hld', at);
  await context.ledger.postWithin(transaction, [
    {
      action: 'hold',
      holdId,
      accountId,
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
  return keepHold(transaction, invoice, holdId);
}

/** Lets go of what is reserved for an invoice, where it still is, in the caller's transaction. */
export async function releaseInvoiceHold(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<InvoiceRow> {
  if (invoice.hold_id === null) return invoice;
  const at = context.now();
  const accountId = walletOfInvoice(invoice);
  // Locked before it is looked at: the merchant may let go of the same hold by itself.
  const { status } = await lockAccount(transaction, { accountId, at }).catch(translateRefusal);
  // Closing the wallet resolves the hold, and finds by `hold_id` that it belongs to this invoice.
  if (status === 'closing') return invoice;
  const [hold] = await readHolds(transaction, { id: invoice.hold_id });
  if (hold?.status === 'open') {
    await context.ledger.postWithin(transaction, [
      {
        action: 'release',
        holdId: hold.id,
        accountId,
        amount: hold.amount,
        currency: invoice.currency,
        actor: 'system',
        at,
        event: { type: 'wallet.hold_released', data: { invoiceId: invoice.id } },
      },
    ]);
  }
  return keepHold(transaction, invoice, null);
}

async function keepHold(
  transaction: Transaction,
  invoice: InvoiceRow,
  holdId: string | null,
): Promise<InvoiceRow> {
  const sql = 'update invoices set hold_id = $2 where id = $1 returning *';
  const [changed = invoice] = await transaction.query<InvoiceRow>(sql, [invoice.id, holdId]);
  return changed;
}
