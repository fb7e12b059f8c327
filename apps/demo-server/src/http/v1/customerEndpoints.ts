import { z } from 'zod';
import {
  type Customer,
  createCustomerOnce,
  listCustomers,
  readCustomer,
  updateCustomer,
  withWallets,
} from '../../modules/customers/index.ts';
import { locales } from '../../modules/languages/index.ts';
import type { WalletContext } from '../../modules/shared/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import {
  currencySchema,
  metadataSchema,
  ofCustomer,
  pageOf,
  pageQuery,
  text,
  timestampSchema,
} from '../schemas.ts';
import { merchantWalletSchema } from './merchantWalletSchema.ts';

const localeSchema = z.enum(locales).meta({
  description: "Language of the customer's emails and documents. Defaults to `en`.",
});

/** Customer in the merchant API. */
export const customerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phoneNumber: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    locale: localeSchema,
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    wallets: z
      .array(merchantWalletSchema)
      .meta({ description: 'Wallets that are not closed, oldest first, with their current balances.' }),
    lastActivityAt: timestampSchema
      .nullable()
      .meta({ description: 'Time of the newest entry in these wallets. Null without entries.' }),
  })
  .meta({ id: 'Customer', description: 'A customer of yours, with balances per currency.' });

const emailSchema = z.email().max(320).nullable();

const createCustomerSchema = z
  .strictObject({
    name: text(200),
    email: emailSchema.exactOptional(),
    phoneNumber: text(40).nullable().exactOptional(),
    metadata: metadataSchema.exactOptional(),
    locale: localeSchema.exactOptional(),
    currencies: z
      .array(currencySchema)
      .max(20)
      .refine((codes) => new Set(codes).size === codes.length, 'contains a currency twice')
      .meta({
        description:
          'Currencies in which to open a wallet. Defaults to the default currencies of your settings.',
      })
      .exactOptional(),
  })
  .meta({ id: 'CreateCustomer' });

const updateCustomerSchema = createCustomerSchema.omit({ currencies: true }).partial().meta({
  id: 'UpdateCustomer',
  description: 'Absent fields keep their values. `metadata` is replaced as a whole.',
});

/** Operations on customers. */
export const customerEndpoints = [
  defineEndpoint({
    operationId: 'customers.create',
    method: 'POST',
    path: '/v1/customers',
    summary: 'Create a customer and its wallets',
    description:
      'Creates a customer and a wallet in each of the given currencies. Store the returned ID with your own user, and keep your own ID in `metadata`.',
    returns: 'Returns the customer.',
    example: { name: 'Ada', email: 'ada@example.com', metadata: { plan: 'pro' } },
    params: noParameters,
    query: noParameters,
    body: createCustomerSchema,
    response: customerSchema,
    status: 201,
    idempotencyKey: 'optional',
    errors: ['idempotency_key_reused'],
    run: async (context, { merchantId, body, key }) => {
      const { value, replayed } = await createCustomerOnce(context, merchantId, { ...body, key });
      return { body: value, replayed };
    },
  }),
  defineEndpoint({
    operationId: 'customers.list',
    method: 'GET',
    path: '/v1/customers',
    summary: 'List or search customers',
    description: 'Lists your customers, newest first. Filter by name or email to find one.',
    returns: 'Returns a page of customers.',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      email: text(320).exactOptional(),
      name: text(200).exactOptional(),
      search: text(200).meta({ description: 'Part of the name or email, or the whole ID.' }).exactOptional(),
    }),
    body: noBody,
    response: pageOf(customerSchema, 'CustomerPage'),
    run: async (context, { merchantId, query }) => {
      const page = await listCustomers(context, merchantId, { ...query, limit: query.limit ?? 25 });
      return { body: { ...page, items: await withWallets(context, merchantId, page.items) } };
    },
  }),
  defineEndpoint({
    operationId: 'customers.retrieve',
    method: 'GET',
    path: '/v1/customers/{customerId}',
    summary: 'Retrieve a customer',
    description: 'Retrieves a customer by its ID.',
    returns: 'Returns the customer.',
    params: ofCustomer,
    query: noParameters,
    body: noBody,
    response: customerSchema,
    errors: ['not_found'],
    run: (context, { merchantId, params }) =>
      respond(context, merchantId, readCustomer(context, merchantId, params.customerId)),
  }),
  defineEndpoint({
    operationId: 'customers.update',
    method: 'PATCH',
    path: '/v1/customers/{customerId}',
    summary: 'Update a customer',
    description:
      'Updates a customer. Fields that you omit stay unchanged; `metadata` is replaced as a whole.',
    returns: 'Returns the customer.',
    example: { name: 'Ada' },
    params: ofCustomer,
    query: noParameters,
    body: updateCustomerSchema,
    response: customerSchema,
    errors: ['not_found'],
    run: (context, { merchantId, params, body }) =>
      respond(context, merchantId, updateCustomer(context, merchantId, params.customerId, body)),
  }),
];

/** Responds with a customer and its wallets. */
async function respond(context: WalletContext, merchantId: string, customer: Promise<Customer>) {
  const [body] = await withWallets(context, merchantId, [await customer]);
  if (!body) throw new Error('A customer was not returned with its wallets.');
  return { body };
}
