import type { InvoiceLine } from '@coffer/adapter';
import { type Selectable, sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { CustomersTable, TopUpsTable } from '../../database/tables.gen.ts';
import { addressLinesOf, type BillingProfile, findProfile, isReverseCharge } from '../billing/index.ts';
import { readMerchant, type WalletSettings } from '../merchants/index.ts';
import { notFound } from '../shared/index.ts';
import { buildStatement } from './buildStatement.ts';
import type { DocumentContent, DocumentKind, DocumentParty } from './DocumentContent.ts';

/** A document before it has a number. */
export type DocumentDraft = {
  merchantId: string;
  customerId: string;
  walletId: string | null;
  /** The number of an invoice, which has one since it was created. Null for a document that gets the next one. */
  number: string | null;
  content: DocumentContent;
};

/**
 * Collects what a document prints, with the profiles of now.
 *
 * @throws WalletError `not_found` when its subject does not exist or has no document
 */
export function buildContent(
  database: Queryable,
  { kind, subjectId, now }: { kind: DocumentKind; subjectId: string; now: Date },
): Promise<DocumentDraft> {
  switch (kind) {
    case 'receipt':
      return receiptOf(database, subjectId);
    case 'invoice':
      return invoiceOf(database, subjectId);
    case 'creditNote':
      return subjectId.startsWith('inv_')
        ? voidedInvoiceOf(database, subjectId)
        : refundOf(database, subjectId);
    case 'statement':
      return statementOf(database, subjectId, now);
    default:
      kind satisfies never;
      throw new Error('Unknown kind of document.');
  }
}

async function receiptOf(database: Queryable, topUpId: string): Promise<DocumentDraft> {
  const query = kysely
    .selectFrom('top_ups')
    .selectAll()
    .where('id', '=', topUpId)
    .where('status', '=', 'settled');
  const topUp = await executeTakeFirst(database, query);
  if (!topUp) throw notFound('receipt');
  const { settings, ...frame } = await frameOf(database, topUp);
  const basisPoints = settings.topUp[topUp.currency]?.tax.basisPoints ?? 0;
  return {
    ...ownerOf(topUp),
    content: {
      ...frame,
      title: receiptTitle(topUp),
      paidWith: await methodLabel(database, topUp.payment_method_id),
      paidAt: topUp.updated_at.toISOString(),
      lines: [
        {
          text: { reason: { code: topUp.source, invoiceNumber: null } },
          quantity: null,
          unitAmount: null,
          amount: topUp.amount,
        },
      ],
      totals: [
        ...(topUp.fee > 0 ? [{ kind: 'fee' as const, amount: topUp.fee }] : []),
        ...(topUp.tax > 0 ? [{ kind: 'tax' as const, amount: topUp.tax, basisPoints }] : []),
        { kind: 'totalPaid', amount: topUp.total },
      ],
      total: topUp.total,
      bonus: topUp.bonus,
      taxTreatment: topUp.tax_treatment,
    },
  };
}

function receiptTitle({ tax, tax_treatment: treatment }: Selectable<TopUpsTable>): DocumentContent['title'] {
  switch (treatment) {
    case 'atUse':
      return 'paymentReceipt';
    case 'reverseCharge':
      return 'taxInvoice';
    case 'standard':
      return tax > 0 ? 'taxInvoice' : 'receipt';
  }
}

async function invoiceOf(database: Queryable, invoiceId: string): Promise<DocumentDraft> {
  const query = kysely
    .selectFrom('invoices')
    .selectAll()
    .select(sql<InvoiceLine[]>`lines`.as('lines'))
    .where('id', '=', invoiceId)
    .where('status', '<>', 'draft');
  const invoice = await executeTakeFirst(database, query);
  if (!invoice) throw notFound('invoice');
  const { settings, ...frame } = await frameOf(database, invoice);
  const { merchant_id: merchantId, customer_id: customerId, currency, total } = invoice;
  const isReverse = await isReverseCharge(database, { merchantId, customerId });
  const basisPoints = settings.topUp[currency]?.tax.basisPoints ?? 0;
  const isTaxed = settings.taxAt === 'use' && !isReverse && basisPoints > 0;
  return {
    ...ownerOf(invoice),
    number: invoice.number,
    content: {
      ...frame,
      title: 'invoice',
      dueAt: invoice.due_at?.toISOString() ?? null,
      lines: invoice.lines.map(({ description, quantity, unitAmount, amount }) => ({
        text: { text: description },
        quantity,
        unitAmount: unitAmount.amount,
        amount: amount.amount,
      })),
      totals: [
        { kind: 'total', amount: total },
        ...(isTaxed
          ? [{ kind: 'includedTax' as const, amount: includedTax(total, basisPoints), basisPoints }]
          : []),
      ],
      total,
      taxTreatment: isReverse ? 'reverseCharge' : 'standard',
    },
  };
}

/** Returns the tax that a total includes, rounded half up. */
export function includedTax(total: number, basisPoints: number): number {
  const whole = 10_000n + BigInt(basisPoints);
  return Number((BigInt(total) * BigInt(basisPoints) * 2n + whole) / (whole * 2n));
}

/** Credits an invoice that was opened and then voided, in full. */
async function voidedInvoiceOf(database: Queryable, invoiceId: string): Promise<DocumentDraft> {
  const query = kysely
    .selectFrom('invoices')
    .selectAll()
    .where('id', '=', invoiceId)
    .where('status', '=', 'void');
  const invoice = await executeTakeFirst(database, query);
  if (!invoice) throw notFound('credit note');
  const { settings: _, ...frame } = await frameOf(database, invoice);
  const { number, total } = invoice;
  const text = { reason: { code: 'invoiceVoided' as const, invoiceNumber: number } };
  return {
    ...ownerOf(invoice),
    content: {
      ...frame,
      title: 'creditNote',
      corrects: number,
      lines: [{ text, quantity: null, unitAmount: null, amount: total }],
      totals: [{ kind: 'totalCredited', amount: total }],
      total,
    },
  };
}

async function refundOf(database: Queryable, refundId: string): Promise<DocumentDraft> {
  const query = kysely
    .selectFrom('refunds as r')
    .leftJoin('invoices as i', 'i.id', 'r.invoice_id')
    .leftJoin('documents as d', (join) =>
      join.onRef('d.subject_id', '=', 'r.top_up_id').on('d.kind', '=', 'receipt'),
    )
    .selectAll('r')
    .select(['i.number as invoice_number', 'd.number as receipt_number'])
    .where('r.id', '=', refundId);
  const refund = await executeTakeFirst(database, query);
  if (!refund) throw notFound('credit note');
  const { settings: _, ...frame } = await frameOf(database, refund);
  const invoiceNumber = refund.invoice_number;
  const code =
    invoiceNumber !== null ? 'invoiceRefund' : refund.top_up_id !== null ? 'topUpRefund' : 'walletClosed';
  return {
    ...ownerOf(refund),
    content: {
      ...frame,
      title: 'creditNote',
      corrects: invoiceNumber ?? refund.receipt_number,
      lines: [
        {
          text: { reason: { code, invoiceNumber } },
          quantity: null,
          unitAmount: null,
          amount: refund.amount,
        },
      ],
      totals: [{ kind: 'totalCredited', amount: refund.amount }],
      total: refund.amount,
    },
  };
}

async function statementOf(database: Queryable, subjectId: string, now: Date): Promise<DocumentDraft> {
  const [walletId = '', month = ''] = subjectId.split(':');
  const query = kysely
    .selectFrom('wallets')
    .select(['id as wallet_id', 'merchant_id', 'customer_id', 'currency'])
    .where('id', '=', walletId);
  const wallet = await executeTakeFirst(database, query);
  if (!wallet) throw notFound('wallet');
  const statement = await buildStatement(database, { walletId, month, now });
  const { settings: _, ...frame } = await frameOf(database, wallet);
  return {
    ...ownerOf(wallet),
    content: { ...frame, title: 'statement', total: statement.closing, statement },
  };
}

type Subject = { merchant_id: string; customer_id: string; wallet_id: string | null; currency: string };

function ownerOf({ merchant_id, customer_id, wallet_id }: Subject): Omit<DocumentDraft, 'content'> {
  return { merchantId: merchant_id, customerId: customer_id, walletId: wallet_id, number: null };
}

/** Returns what every document has: language, parties, and no lines. */
async function frameOf(
  database: Queryable,
  { merchant_id: merchantId, customer_id: customerId, currency }: Subject,
): Promise<DocumentContent & { settings: WalletSettings }> {
  const customerQuery = kysely.selectFrom('customers').selectAll().where('id', '=', customerId);
  const [merchant, customer, merchantProfile, customerProfile] = await Promise.all([
    readMerchant(database, merchantId),
    executeTakeFirst(database, customerQuery),
    findProfile(database, { merchantId, customerId: null }),
    findProfile(database, { merchantId, customerId }),
  ]);
  if (!customer) throw notFound('customer');
  return {
    settings: merchant.settings,
    title: 'receipt',
    locale: customer.locale,
    currency,
    from: toParty({ name: merchant.name, email: null }, merchantProfile),
    to: toParty(customer, customerProfile),
    accentColor: merchant.settings.accentColor,
    paidWith: null,
    paidAt: null,
    dueAt: null,
    corrects: null,
    lines: [],
    totals: [],
    total: 0,
    bonus: 0,
    taxTreatment: 'standard',
    statement: null,
  };
}

function toParty(
  { name, email }: Pick<Selectable<CustomersTable>, 'name' | 'email'>,
  profile: BillingProfile | null,
): DocumentParty {
  return {
    name,
    legalName: profile?.legalName ?? null,
    addressLines: profile ? addressLinesOf(profile.address) : [],
    country: profile?.address.country ?? null,
    taxId: profile?.taxId ?? null,
    email: profile?.financeEmail ?? email,
    profileVersion: profile?.version ?? null,
  };
}

/** Includes removed payment methods, because a receipt names the one that paid. */
async function methodLabel(database: Queryable, paymentMethodId: string): Promise<string | null> {
  const query = kysely
    .selectFrom('payment_methods')
    .select(['brand', 'last4'])
    .where('id', '=', paymentMethodId);
  const method = await executeTakeFirst(database, query);
  return method ? `${method.brand} •••• ${method.last4}` : null;
}
