import { type InvoiceLine, WalletError } from '@coffer/adapter';
import type { Transaction } from '../../database/Database.ts';
import { readCustomer } from '../customers/index.ts';
import {
  type Answer,
  type CallerKey,
  claimKey,
  createId,
  fingerprintOf,
  notFound,
  storeIdempotentResponse,
  type WalletContext,
} from '../shared/index.ts';
import type { InvoiceRow } from './invoiceRows.ts';
import { type MerchantInvoice, toMerchantInvoices } from './toInvoice.ts';

/** What a merchant says of a line; amounts are minor units of the invoice's currency. */
export type NewInvoiceLine = { description: string; quantity: number; unitAmount: number };

export type CreateInvoiceParameters = {
  customerId: string;
  currency: string;
  lines: readonly NewInvoiceLine[];
  dueAt: Date | null;
  metadata: Record<string, string>;
  key: CallerKey;
};

/** Drafts an invoice: nothing is owed or reserved until it is opened. */
export function createInvoice(
  context: WalletContext,
  merchantId: string,
  { key, ...parameters }: CreateInvoiceParameters,
): Promise<Answer<MerchantInvoice>> {
  const at = context.now();
  const id = createId('inv', at);
  const requestKey = { ...key, fingerprint: fingerprintOf('createInvoice', parameters) };
  return context.database.transaction(async (transaction) => {
    const earlier = await claimKey<MerchantInvoice>(transaction, requestKey, { resourceId: id, at });
    if (earlier?.response) return { value: earlier.response, replayed: true };
    await readCustomer({ database: transaction }, merchantId, parameters.customerId);
    const { currency, dueAt, metadata } = parameters;
    const lines = parameters.lines.map((line) => toLine(line, currency));
    const [row] = await transaction.query<InvoiceRow>(
      `insert into invoices (id, merchant_id, customer_id, number, currency, status, lines, total, metadata, due_at,
         created_at, updated_at)
       values ($1, $2, $3, $4, $5, 'draft', $6::text::jsonb, $7, $8::text::jsonb, $9, $10, $10) returning *`,
      [
        id,
        merchantId,
        parameters.customerId,
        await nextNumber(transaction, merchantId),
        currency,
        JSON.stringify(lines),
        totalOf(lines),
        JSON.stringify(metadata),
        dueAt,
        at,
      ],
    );
    if (!row) throw notFound('invoice');
    const [value] = await toMerchantInvoices(transaction, [row]);
    if (!value) throw notFound('invoice');
    await storeIdempotentResponse(transaction, requestKey, value);
    return { value, replayed: false };
  });
}

/** Numbers of one merchant have no gap: the row stays locked until the invoice that took it is stored. */
async function nextNumber(transaction: Transaction, merchantId: string): Promise<string> {
  const [row] = await transaction.query<{ last: number }>(
    `insert into invoice_numbers (merchant_id, last) values ($1, 1)
     on conflict (merchant_id) do update set last = invoice_numbers.last + 1 returning last`,
    [merchantId],
  );
  return `INV-${String(row?.last).padStart(4, '0')}`;
}

function toLine({ description, quantity, unitAmount }: NewInvoiceLine, currency: string): InvoiceLine {
  const money = (amount: number) => ({ amount, currency });
  return { description, quantity, unitAmount: money(unitAmount), amount: money(quantity * unitAmount) };
}

function totalOf(lines: readonly InvoiceLine[]): number {
  // Each step is looked at: past 2^53−1 a sum of numbers may look whole again.
  const amounts = lines.map(({ amount }) => amount.amount);
  const sums = amounts.map((_, index) => amounts.slice(0, index + 1).reduce((sum, one) => sum + one, 0));
  const total = sums.at(-1) ?? 0;
  if (total > 0 && [...amounts, ...sums].every(Number.isSafeInteger)) return total;
  const message = 'The lines come to an amount from 1 to 2^53−1 minor units.';
  throw new WalletError('amount_out_of_range', message, { fields: [{ field: 'lines', message }] });
}
