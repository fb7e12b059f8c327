import { WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { openWalletWithin } from '../customers/index.ts';
import {
  type Answer,
  type CallerKey,
  claimKey,
  fingerprintOf,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { autoPayOf } from './autoPay.ts';
import { collectInvoice } from './collectInvoice.ts';
import { findInvoice, type InvoiceRow } from './invoiceRows.ts';
import { readMerchantInvoice } from './invoices.ts';
import { reserveForInvoice } from './reserveForInvoice.ts';
import type { MerchantInvoice } from './toInvoice.ts';

/**
 * Makes a draft owed. Where its wallet pays first, what it will take is reserved; without a due date it is
 * paid at once, else when it is due.
 */
export async function openInvoice(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key }: { invoiceId: string; key: CallerKey },
): Promise<Answer<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('openInvoice', { invoiceId }) };
  const at = context.now();
  const earlier = await context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const found = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: invoiceId, at });
    if (!found) await openWithin(context, transaction, invoice);
    return found;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  // It is open, whatever comes of paying it: the sweeper goes on where the processor does not answer.
  await collectInvoice(context, invoiceId).catch((error: unknown) => {
    if (!(error instanceof ProcessorUnavailable)) throw error;
  });
  const value = await readMerchantInvoice(context.database, owner, invoiceId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

async function openWithin(
  context: WalletContext,
  transaction: Transaction,
  invoice: InvoiceRow,
): Promise<void> {
  if (invoice.status !== 'draft') {
    const message = `Invoice ${invoice.number} is ${invoice.status}: only a draft can be opened.`;
    throw new WalletError('invoice_status_conflict', message, { facts: { status: invoice.status } });
  }
  const at = context.now();
  const walletId = await walletFor(transaction, invoice, at);
  const collectAt = invoice.due_at !== null && invoice.due_at > at ? invoice.due_at : at;
  const [opened = invoice] = await transaction.query<InvoiceRow>(
    `update invoices set status = 'open', wallet_id = $2, collect_at = $3, updated_at = $4
     where id = $1 returning *`,
    [invoice.id, walletId, collectAt, at],
  );
  const { enabled, priority } = await autoPayOf(transaction, walletId);
  if (enabled && priority === 1) await reserveForInvoice(context, transaction, opened);
}

/** The customer's open wallet in the invoice's currency: its events are told there, so there has to be one. */
async function walletFor(transaction: Transaction, invoice: InvoiceRow, at: Date): Promise<string> {
  const { merchant_id: merchantId, customer_id: customerId, currency } = invoice;
  const [wallet] = await transaction.query<{ id: string }>(
    `select id from wallets where customer_id = $1 and currency = $2 and status <> 'closed'`,
    [customerId, currency],
  );
  return wallet?.id ?? (await openWalletWithin(transaction, { merchantId, customerId, currency, at })).id;
}
