import type { Page } from '@coffer/adapter';
import { type Selectable, sql } from 'kysely';
import type { Queryable, Transaction } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { CustomersTable } from '../../database/tables.gen.ts';
import { recordAction } from '../auditLog/index.ts';
import { emitCustomerEvent } from '../eventCatalog/index.ts';
import type { Locale } from '../languages/index.ts';
import { readMerchant } from '../merchants/index.ts';
import { createId, notFound, toPage, type WalletContext } from '../shared/index.ts';
import { openWalletWithin } from './openWalletWithin.ts';

/** A merchant's customer. */
export type Customer = {
  id: string;
  name: string;
  email: string | null;
  phoneNumber: string | null;
  metadata: Record<string, string>;
  /** Language of the customer's emails and documents. */
  locale: Locale;
  /** RFC 3339, UTC. */
  createdAt: string;
  updatedAt: string;
};

type CustomerRow = Selectable<CustomersTable>;

export type CreateCustomerParameters = {
  name: string;
  email?: string | null | undefined;
  phoneNumber?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  /** @default 'en' */
  locale?: Locale | undefined;
  /** Currencies of the wallets to open at zero. @default the merchant's default currencies */
  currencies?: readonly string[] | undefined;
};

/** Creates a customer and opens the first wallets. */
export async function createCustomer(
  context: WalletContext,
  merchantId: string,
  parameters: CreateCustomerParameters,
): Promise<Customer> {
  return context.database.transaction((transaction) =>
    createCustomerWithin(context, transaction, merchantId, {
      ...parameters,
      id: createId('cus', context.now()),
    }),
  );
}

/** Creates a customer in the caller's transaction. */
export async function createCustomerWithin(
  context: WalletContext,
  transaction: Transaction,
  merchantId: string,
  {
    id,
    name,
    email = null,
    phoneNumber = null,
    metadata = {},
    locale = 'en',
    currencies,
  }: CreateCustomerParameters & { id: string },
): Promise<Customer> {
  const at = context.now();
  const { settings } = await readMerchant(transaction, merchantId);
  const row = await executeTakeFirst(
    transaction,
    kysely
      .insertInto('customers')
      .values({
        id,
        merchant_id: merchantId,
        name,
        email,
        phone_number: phoneNumber,
        metadata: JSON.stringify(metadata),
        locale,
        created_at: at,
        updated_at: at,
      })
      .returningAll(),
  );
  const customer = toCustomer(row);
  await emitCustomerEvent(transaction, {
    type: 'customer.created',
    merchantId,
    customerId: id,
    at,
    objects: { customer },
  });
  for (const currency of currencies ?? settings.defaultCurrencies) {
    await openWalletWithin(transaction, { merchantId, customerId: id, currency, at });
  }
  await recordAction(context, transaction, id);
  return customer;
}

/**
 * Reads a customer.
 *
 * @throws WalletError `not_found`
 */
export async function readCustomer(
  { database }: { database: Queryable },
  merchantId: string,
  customerId: string,
): Promise<Customer> {
  const query = kysely
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', customerId)
    .where('merchant_id', '=', merchantId);
  return toCustomer(await executeTakeFirst(database, query));
}

/** Reads customers by their ids. */
export async function readCustomersById(database: Queryable, ids: readonly string[]): Promise<Customer[]> {
  const query = kysely
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', ({ fn, val }) => fn.any(val(ids)));
  return (await execute(database, query)).map(toCustomer);
}

export type ListCustomersParameters = {
  /** The whole email, in any case. */
  email?: string | undefined;
  /** A part of the name, in any case. */
  name?: string | undefined;
  /** A part of the name or email, or a whole id, as people type it into one field. */
  search?: string | undefined;
  /** Created at this instant or later. */
  from?: Date | undefined;
  /** Created at this instant or earlier. */
  to?: Date | undefined;
  cursor?: string | undefined;
  /** Number of customers to skip, for a wire that pages by number. @default 0 */
  skip?: number | undefined;
  limit: number;
};

/** Lists a merchant's customers, newest first. */
export async function listCustomers(
  context: WalletContext,
  merchantId: string,
  { email, name, search, from, to, cursor, skip = 0, limit }: ListCustomersParameters,
): Promise<Page<Customer>> {
  let query = kysely.selectFrom('customers').selectAll().where('merchant_id', '=', merchantId);
  if (cursor !== undefined) query = query.where('id', '<', cursor);
  if (email !== undefined) query = query.where(sql`lower(email)`, '=', sql`lower(${email})`);
  if (name !== undefined) query = query.where(contains('name', name));
  if (from !== undefined) query = query.where('created_at', '>=', from);
  if (to !== undefined) query = query.where('created_at', '<=', to);
  if (search !== undefined) {
    query = query.where(({ or, eb }) =>
      or([eb('id', '=', search), contains('name', search), contains('email', search)]),
    );
  }
  const page = query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .offset(skip);
  return toPage((await execute(context.database, page)).map(toCustomer), limit);
}

/** Whether a column contains the text, in any case. No character of the text is a wildcard. */
function contains(column: 'name' | 'email', text: string) {
  return sql<boolean>`position(lower(${text}) in lower(${sql.ref(column)})) > 0`;
}

export type UpdateCustomerParameters = {
  name?: string | undefined;
  email?: string | null | undefined;
  phoneNumber?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  locale?: Locale | undefined;
};

/**
 * Changes the given fields. New metadata replaces all of the old.
 *
 * @throws WalletError `not_found`
 */
export async function updateCustomer(
  context: WalletContext,
  merchantId: string,
  customerId: string,
  { name, email, phoneNumber, metadata, locale }: UpdateCustomerParameters,
): Promise<Customer> {
  const query = kysely
    .updateTable('customers')
    .set({
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(phoneNumber !== undefined && { phone_number: phoneNumber }),
      ...(metadata !== undefined && { metadata: JSON.stringify(metadata) }),
      ...(locale !== undefined && { locale }),
      updated_at: context.now(),
    })
    .where('id', '=', customerId)
    .where('merchant_id', '=', merchantId)
    .returningAll();
  return context.database.transaction(async (transaction) => {
    const updated = toCustomer(await executeTakeFirst(transaction, query));
    await recordAction(context, transaction);
    return updated;
  });
}

function toCustomer(row: CustomerRow | undefined): Customer {
  if (!row) throw notFound('customer');
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phoneNumber: row.phone_number,
    metadata: row.metadata,
    locale: row.locale,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
