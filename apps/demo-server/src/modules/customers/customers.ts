import type { Page } from '@coffer/adapter';
import type { Queryable, SqlRow, SqlValue } from '../../database/Database.ts';
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
  /** RFC 3339, UTC. */
  createdAt: string;
  updatedAt: string;
};

type CustomerRow = SqlRow & {
  id: string;
  name: string;
  email: string | null;
  phone_number: string | null;
  metadata: Record<string, string>;
  created_at: Date;
  updated_at: Date;
};

export type CreateCustomerParameters = {
  name: string;
  email?: string | null | undefined;
  phoneNumber?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
  /** Wallets to open at zero. @default the merchant's default currencies */
  currencies?: readonly string[] | undefined;
};

/** Creates a customer and its first wallets. */
export async function createCustomer(
  context: WalletContext,
  merchantId: string,
  parameters: CreateCustomerParameters,
): Promise<Customer> {
  const { settings } = await readMerchant(context.database, merchantId);
  const createdAt = context.now();
  const id = createId('cus', createdAt);
  return context.database.transaction(async (transaction) => {
    const [row] = await transaction.query<CustomerRow>(
      `insert into customers (id, merchant_id, name, email, phone_number, metadata, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $7) returning *`,
      [
        id,
        merchantId,
        parameters.name,
        parameters.email ?? null,
        parameters.phoneNumber ?? null,
        JSON.stringify(parameters.metadata ?? {}),
        createdAt,
      ],
    );
    for (const currency of parameters.currencies ?? settings.defaultCurrencies) {
      await openWalletWithin(transaction, { merchantId, customerId: id, currency, at: createdAt });
    }
    return toCustomer(required(row));
  });
}

export async function readCustomer(
  context: { database: Queryable },
  merchantId: string,
  customerId: string,
): Promise<Customer> {
  const [row] = await context.database.query<CustomerRow>(
    'select * from customers where id = $1 and merchant_id = $2',
    [customerId, merchantId],
  );
  return toCustomer(required(row));
}

export type ListCustomersParameters = {
  email?: string | undefined;
  name?: string | undefined;
  /** A part of the name or email, or a whole id: what somebody types into one field. */
  search?: string | undefined;
  /** Created from this instant on. */
  from?: Date | undefined;
  /** Created up to this instant. */
  to?: Date | undefined;
  cursor?: string | undefined;
  /** Pages by number instead of by cursor. */
  skip?: number | undefined;
  limit: number;
};

/** A merchant's customers, newest first. */
export async function listCustomers(
  context: WalletContext,
  merchantId: string,
  { email, name, search, from, to, cursor, skip = 0, limit }: ListCustomersParameters,
): Promise<Page<Customer>> {
  const filter: SqlValue[] = [cursor ?? null, email ?? null, name ?? null, from ?? null, to ?? null];
  const rows = await context.database.query<CustomerRow>(
    `select * from customers
     where merchant_id = $1 and ($2::text is null or id < $2) and ($3::text is null or lower(email) = lower($3))
       and ($4::text is null or position(lower($4) in lower(name)) > 0)
       and ($5::timestamptz is null or created_at >= $5) and ($6::timestamptz is null or created_at <= $6)
       and ($7::text is null or id = $7 or position(lower($7) in lower(name)) > 0
         or position(lower($7) in lower(email)) > 0)
     order by id desc limit $8 offset $9`,
    [merchantId, ...filter, search ?? null, limit + 1, skip],
  );
  return toPage(rows.map(toCustomer), limit);
}

export type UpdateCustomerParameters = {
  name?: string | undefined;
  email?: string | null | undefined;
  phoneNumber?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
};

/** Changes what is named; metadata is replaced as a whole. */
export async function updateCustomer(
  context: WalletContext,
  merchantId: string,
  customerId: string,
  change: UpdateCustomerParameters,
): Promise<Customer> {
  const [row] = await context.database.query<CustomerRow>(
    `update customers set name = coalesce($3, name),
       email = case when $4::boolean then $5 else email end,
       phone_number = case when $6::boolean then $7 else phone_number end,
       metadata = coalesce($8::text::jsonb, metadata), updated_at = $9
     where id = $1 and merchant_id = $2 returning *`,
    [
      customerId,
      merchantId,
      change.name ?? null,
      change.email !== undefined,
      change.email ?? null,
      change.phoneNumber !== undefined,
      change.phoneNumber ?? null,
      change.metadata ? JSON.stringify(change.metadata) : null,
      context.now(),
    ],
  );
  return toCustomer(required(row));
}

function required(row: CustomerRow | undefined): CustomerRow {
  if (!row) throw notFound('customer');
  return row;
}

function toCustomer(row: CustomerRow): Customer {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phoneNumber: row.phone_number,
    metadata: row.metadata,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
