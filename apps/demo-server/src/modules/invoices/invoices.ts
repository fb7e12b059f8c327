import { type Invoice, type InvoiceStatus, type Page, WalletError } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { notFound, toPage, type WalletContext } from '../shared/index.ts';
import type { AccessScope } from '../wallets/index.ts';
import { findInvoice, type InvoiceRow } from './invoiceRows.ts';
import { type MerchantInvoice, toInvoices, toMerchantInvoices } from './toInvoice.ts';

export type ListInvoicesParameters = {
  customerId?: string | undefined;
  status?: InvoiceStatus | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A merchant's invoices, drafts too, newest first. */
export async function listMerchantInvoices(
  context: WalletContext,
  merchantId: string,
  { customerId, status, cursor, limit }: ListInvoicesParameters,
): Promise<Page<MerchantInvoice>> {
  const rows = await context.database.query<InvoiceRow>(
    `select * from invoices where merchant_id = $1 and ($2::text is null or customer_id = $2)
       and ($3::text is null or status = $3) and ($4::text is null or id < $4)
     order by id desc limit $5`,
    [merchantId, customerId ?? null, status ?? null, cursor ?? null, limit + 1],
  );
  return toPage(await toMerchantInvoices(context.database, rows), limit);
}

/** A customer's invoices, newest first; drafts are the merchant's own. */
export async function listInvoices(
  context: WalletContext,
  customer: { merchantId: string; customerId: string },
  { cursor, limit = 25 }: { cursor?: string; limit?: number },
): Promise<Page<Invoice>> {
  if (cursor !== undefined && !/^inv_[0-9a-z]+$/.test(cursor)) {
    const fields = [{ field: 'cursor', message: 'is none that a page gave' }];
    throw new WalletError('invalid_request', 'The cursor is none that a page gave.', { fields });
  }
  const rows = await context.database.query<InvoiceRow>(
    `select * from invoices where merchant_id = $1 and customer_id = $2 and status <> 'draft'
       and ($3::text is null or id < $3) order by id desc limit $4`,
    [customer.merchantId, customer.customerId, cursor ?? null, limit + 1],
  );
  return toPage(await toInvoices(context.database, rows), limit);
}

/** One invoice as its merchant sees it. */
export async function readMerchantInvoice(
  database: Queryable,
  owner: AccessScope,
  invoiceId: string,
): Promise<MerchantInvoice> {
  const [invoice] = await toMerchantInvoices(database, [await findInvoice(database, owner, invoiceId)]);
  if (!invoice) throw notFound('invoice');
  return invoice;
}
