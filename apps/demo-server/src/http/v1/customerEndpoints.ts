import { z } from 'zod';
import {
  createCustomer,
  listCustomers,
  readCustomer,
  updateCustomer,
} from '../../modules/customers/index.ts';
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

const customerSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phoneNumber: z.string().nullable(),
    metadata: z.record(z.string(), z.string()),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Customer', description: 'A customer of yours.' });

const emailSchema = z.email().max(320).nullable();

const createCustomerSchema = z
  .strictObject({
    name: text(200),
    email: emailSchema.exactOptional(),
    phoneNumber: text(40).nullable().exactOptional(),
    metadata: metadataSchema.exactOptional(),
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

const tag = 'Customers';

/** Operations on customers. */
export const customerEndpoints = [
  defineEndpoint({
    operationId: 'createCustomer',
    tag,
    method: 'POST',
    path: '/v1/customers',
    summary: 'Create a customer and its wallets',
    params: noParameters,
    query: noParameters,
    body: createCustomerSchema,
    response: customerSchema,
    status: 201,
    run: async (context, { merchantId, body }) => ({ body: await createCustomer(context, merchantId, body) }),
  }),
  defineEndpoint({
    operationId: 'listCustomers',
    tag,
    method: 'GET',
    path: '/v1/customers',
    summary: 'List or search customers',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      email: text(320).exactOptional(),
      name: text(200).exactOptional(),
      search: text(200).meta({ description: 'Part of the name or email, or the whole ID.' }).exactOptional(),
    }),
    body: noBody,
    response: pageOf(customerSchema, 'CustomerPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listCustomers(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    operationId: 'readCustomer',
    tag,
    method: 'GET',
    path: '/v1/customers/{customerId}',
    summary: 'Retrieve a customer',
    params: ofCustomer,
    query: noParameters,
    body: noBody,
    response: customerSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readCustomer(context, merchantId, params.customerId),
    }),
  }),
  defineEndpoint({
    operationId: 'updateCustomer',
    tag,
    method: 'PATCH',
    path: '/v1/customers/{customerId}',
    summary: 'Update a customer',
    params: ofCustomer,
    query: noParameters,
    body: updateCustomerSchema,
    response: customerSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => ({
      body: await updateCustomer(context, merchantId, params.customerId, body),
    }),
  }),
];
