import { type InvoiceLine, type Money, WalletError } from '@coffer/adapter';
import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { ProcessorUnavailable } from '../../payments/ProcessorUnavailable.ts';
import { recordAction } from '../auditLog/index.ts';
import { openWalletWithin, readCustomer } from '../customers/index.ts';
import { requestDocument } from '../documents/index.ts';
import { readMerchant } from '../merchants/index.ts';
import {
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  type IdempotentResult,
  requireCurrency,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { findAutoPay } from './autoPay.ts';
import { collectInvoice } from './collectInvoice.ts';
import { scheduleCollection } from './collectionSchedule.ts';
import { emitInvoiceEvent } from './emitInvoiceEvent.ts';
import { type MerchantInvoice, readMerchantInvoice } from './invoices.ts';
import { reserveForInvoice } from './invoiceWalletPayment.ts';
import { findInvoice, type InvoiceRow, updateInvoice } from './repository.ts';

/** A line to invoice. `unitAmount` is in the invoice's currency. */
export type NewInvoiceLine = { description: string; quantity: number; unitAmount: Money };

export type CreateInvoiceParameters = {
  customerId: string;
  currency: string;
  lines: readonly NewInvoiceLine[];
  dueAt: Date | null;
  metadata: Record<string, string>;
  key: CallerKey;
};

/**
 * Creates a draft invoice. Nothing is due or reserved until it is opened.
 *
 * @throws WalletError `not_found` for an unknown customer, `currency_mismatch`, `amount_out_of_range`
 */
export function createInvoice(
  context: WalletContext,
  merchantId: string,
  { key, ...parameters }: CreateInvoiceParameters,
): Promise<IdempotentResult<MerchantInvoice>> {
  const at = context.now();
  const id = createId('inv', at);
  const requestKey = { ...key, fingerprint: fingerprintOf('createInvoice', parameters) };
  return context.database.transaction(async (transaction) => {
    const earlier = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: id, at });
    if (earlier?.response) return { value: earlier.response, replayed: true };
    await readCustomer({ database: transaction }, merchantId, parameters.customerId);
    const { customerId, currency, dueAt, metadata } = parameters;
    const lines = parameters.lines.map((line, index) => toLine(line, { currency, index }));
    const insert = kysely.insertInto('invoices').values({
      id,
      merchant_id: merchantId,
      customer_id: customerId,
      number: await nextNumber(transaction, merchantId),
      currency,
      status: 'draft',
      lines: sql<string>`${JSON.stringify(lines)}::text::jsonb`,
      total: totalOf(lines),
      metadata: sql<string>`${JSON.stringify(metadata)}::text::jsonb`,
      due_at: dueAt,
      created_at: at,
      updated_at: at,
    });
    await execute(transaction, insert);
    await recordAction(context, transaction, id);
    const value = await readMerchantInvoice(transaction, { merchantId, customerId: null }, id);
    await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false };
  });
}

/**
 * Returns the next invoice number of a merchant. The counter stays locked until the transaction ends, so the numbers
 * have no gaps.
 */
async function nextNumber(transaction: Transaction, merchantId: string): Promise<string> {
  const increment = kysely
    .insertInto('invoice_numbers')
    .values({ merchant_id: merchantId, last: 1 })
    .onConflict((conflict) =>
      conflict.column('merchant_id').doUpdateSet((row) => ({ last: row('invoice_numbers.last', '+', 1) })),
    )
    .returning('last');
  const counter = await executeTakeFirst(transaction, increment);
  if (!counter) throw new Error(`Merchant ${merchantId} has no invoice numbers.`);
  return `INV-${String(counter.last).padStart(4, '0')}`;
}

function toLine(
  { description, quantity, unitAmount }: NewInvoiceLine,
  { currency, index }: { currency: string; index: number },
): InvoiceLine {
  const price = requireCurrency(unitAmount, currency, `lines.${index}.unitAmount`);
  return { description, quantity, unitAmount, amount: { amount: quantity * price, currency } };
}

function totalOf(lines: readonly InvoiceLine[]): number {
  // Every partial sum is checked: past 2^53−1 a later sum may be a safe integer again.
  const amounts = lines.map(({ amount }) => amount.amount);
  const sums = amounts.map((_, index) => amounts.slice(0, index + 1).reduce((sum, one) => sum + one, 0));
  const total = sums.at(-1) ?? 0;
  if (total > 0 && [...amounts, ...sums].every(Number.isSafeInteger)) return total;
  const message = 'The lines come to an amount from 1 to 2^53−1 minor units.';
  throw new WalletError('amount_out_of_range', message, { fields: [{ field: 'lines', message }] });
}

/**
 * Opens a draft invoice, which makes it due. Collects it at once if it has no due date, else on that date. If
 * the wallet is the first source of auto-pay, reserves its funds until then.
 *
 * @throws WalletError `not_found`, or `invoice_status_conflict` if it is not a draft
 */
export async function openInvoice(
  context: WalletContext,
  owner: AccessScope,
  { invoiceId, key }: { invoiceId: string; key: CallerKey },
): Promise<IdempotentResult<MerchantInvoice>> {
  const requestKey = { ...key, fingerprint: fingerprintOf('openInvoice', { invoiceId }) };
  const at = context.now();
  const earlier = await context.database.transaction(async (transaction) => {
    const invoice = await findInvoice(transaction, owner, invoiceId, 'lock');
    const found = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: invoiceId, at });
    if (found) return found;
    await openDraft(context, transaction, invoice);
    await recordAction(context, transaction);
    return null;
  });
  if (earlier?.response) return { value: earlier.response, replayed: true };
  await collectInvoice(context, invoiceId).catch((error: unknown) => {
    // The invoice is open even if it cannot be paid now: the worker pool tries again.
    if (!(error instanceof ProcessorUnavailable)) throw error;
  });
  const value = await readMerchantInvoice(context.database, owner, invoiceId);
  await storeIdempotentResponse(context.database, requestKey, value);
  return { value, replayed: earlier !== null };
}

async function openDraft(
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
  const { settings } = await readMerchant(transaction, invoice.merchant_id);
  const opened = await updateInvoice(transaction, invoice.id, {
    ...scheduleCollection({ dueAt: invoice.due_at, now: at, noticeDays: settings.chargeNoticeDays }),
    status: 'open',
    wallet_id: walletId,
    opened_at: at,
    updated_at: at,
  });
  await emitInvoiceEvent(context, transaction, opened, { type: 'invoice.opened' });
  await requestDocument(transaction, {
    merchantId: invoice.merchant_id,
    kind: 'invoice',
    subjectId: invoice.id,
    at,
  });
  const { enabled, priority } = await findAutoPay(transaction, walletId);
  if (enabled && priority === 1) await reserveForInvoice(context, transaction, opened);
}

/** Finds the customer's wallet in the invoice's currency, or opens one: the events of the invoice belong to it. */
async function walletFor(transaction: Transaction, invoice: InvoiceRow, at: Date): Promise<string> {
  const { merchant_id: merchantId, customer_id: customerId, currency } = invoice;
  const query = kysely
    .selectFrom('wallets')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    // A constant, so that the partial index of open wallets matches.
    .where('status', '<>', sql.lit('closed'));
  const wallet = await executeTakeFirst(transaction, query);
  return wallet?.id ?? (await openWalletWithin(transaction, { merchantId, customerId, currency, at })).id;
}
