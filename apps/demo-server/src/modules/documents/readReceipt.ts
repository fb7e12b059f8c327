import type { Entry, Receipt } from '@coffer/adapter';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { readCustomer } from '../customers/index.ts';
import { readMerchant } from '../merchants/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { readEntry } from '../wallets/index.ts';
import type { DocumentContent, DocumentRow } from './DocumentContent.ts';
import { documentUrl } from './documentUrl.ts';
import { issueDocument } from './issueDocument.ts';

const paidSources: readonly Entry['source'][] = ['topUp', 'autoTopUp', 'paymentLink'];

/**
 * Reads the receipt of an entry. Only an entry that its customer paid for has a number, lines and a payment method: those
 * of its issued document.
 */
export async function readReceipt(
  context: WalletContext,
  customer: { merchantId: string; customerId: string },
  parameters: { walletId: string; entryId: string },
): Promise<Receipt> {
  const entry = await readEntry(context, customer, parameters);
  const topUpId =
    paidSources.includes(entry.source) && entry.reference?.type === 'topUp' ? entry.reference.id : null;
  const document = topUpId === null ? null : await receiptOf(context, customer, topUpId);
  if (document) return toReceipt(context, entry, document);
  const [merchant, owner] = await Promise.all([
    readMerchant(context.database, customer.merchantId),
    readCustomer(context, customer.merchantId, customer.customerId),
  ]);
  return {
    number: null,
    entry,
    merchant: { name: merchant.name },
    customer: { name: owner.name },
    lines: [],
    paidWith: null,
    issuedAt: entry.createdAt,
    document: null,
  };
}

/** Reads the receipt of a top-up. Issues it if the background work has not done so yet. */
async function receiptOf(
  context: WalletContext,
  { merchantId, customerId }: { merchantId: string; customerId: string },
  topUpId: string,
): Promise<DocumentRow | null> {
  const query = kysely
    .selectFrom('top_ups')
    .select('id')
    .where('id', '=', topUpId)
    .where('customer_id', '=', customerId)
    .where('status', '=', 'settled');
  if (!(await executeTakeFirst(context.database, query))) return null;
  return issueDocument(context, { merchantId, kind: 'receipt', subjectId: topUpId });
}

function toReceipt(context: WalletContext, entry: Entry, document: DocumentRow): Receipt {
  const { content } = document;
  const { page, pdf } = documentUrl(context, document);
  return {
    number: document.number,
    entry,
    merchant: { name: content.from.name },
    customer: { name: content.to.name },
    lines: linesOf(content),
    paidWith: content.paidWith,
    issuedAt: document.issued_at.toISOString(),
    document: { id: document.id, url: page, pdfUrl: pdf },
  };
}

function linesOf({ currency, lines, totals, bonus }: DocumentContent): Receipt['lines'] {
  const money = (amount: number) => ({ amount, currency });
  const sumOf = (kind: string) =>
    totals.reduce((sum, total) => sum + (total.kind === kind ? total.amount : 0), 0);
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const extra = [
    { kind: 'bonus' as const, amount: bonus },
    { kind: 'fee' as const, amount: sumOf('fee') },
    { kind: 'tax' as const, amount: sumOf('tax') },
  ].filter((line) => line.amount > 0);
  return [
    { kind: 'amount' as const, amount },
    ...extra,
    { kind: 'total' as const, amount: sumOf('totalPaid') },
  ].map((line) => ({ kind: line.kind, amount: money(line.amount) }));
}
