import { z } from 'zod';
import {
  createCustomer,
  listCustomers,
  readCustomer,
  updateCustomer,
} from '../../modules/customers/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { instantSchema, ofDodoCustomer, text } from '../schemas.ts';
import { dodoCustomerSchema, dodoMetadataSchema, toDodoCustomer } from './dodoCustomerSchema.ts';
import { dodoPageQuery, pageRange } from './pageQuery.ts';

const email = z.email().max(320);

/** Customer operations of the Dodo Payments API. */
export const dodoCustomerEndpoints = [
  defineEndpoint({
    operationId: 'dodoWire.createCustomer',
    method: 'POST',
    path: '/dodo/customers',
    summary: 'Create a customer',
    description:
      'Creates a customer in the format of Dodo Payments. The customer gets a wallet in each default currency of your settings.',
    returns: 'Returns the customer.',
    example: { name: 'Ada', email: 'ada@example.com' },
    params: noParameters,
    query: noParameters,
    body: z
      .strictObject({
        name: text(200),
        email,
        phone_number: text(40).nullable().exactOptional(),
        metadata: dodoMetadataSchema.exactOptional(),
      })
      .meta({ id: 'DodoCreateCustomer' }),
    response: dodoCustomerSchema,
    run: async (context, { merchantId, body: { phone_number: phoneNumber, ...body } }) => ({
      body: toDodoCustomer(merchantId, await createCustomer(context, merchantId, { ...body, phoneNumber })),
    }),
  }),
  defineEndpoint({
    operationId: 'dodoWire.listCustomers',
    method: 'GET',
    path: '/dodo/customers',
    summary: 'List customers',
    description: 'Lists customers in the format of Dodo Payments. Pages are numbered from 0.',
    returns: 'Returns a page of customers.',
    params: noParameters,
    query: z.strictObject({
      ...dodoPageQuery,
      email: text(320).exactOptional(),
      name: text(200).exactOptional(),
      created_at_gte: instantSchema.exactOptional(),
      created_at_lte: instantSchema.exactOptional(),
    }),
    body: noBody,
    response: z.strictObject({ items: z.array(dodoCustomerSchema) }).meta({ id: 'DodoCustomers' }),
    run: async (context, { merchantId, query }) => {
      const { skip, take } = pageRange(query);
      const { items } = await listCustomers(context, merchantId, {
        email: query.email,
        name: query.name,
        from: query.created_at_gte,
        to: query.created_at_lte,
        skip,
        limit: take,
      });
      return { body: { items: items.map((customer) => toDodoCustomer(merchantId, customer)) } };
    },
  }),
  defineEndpoint({
    operationId: 'dodoWire.retrieveCustomer',
    method: 'GET',
    path: '/dodo/customers/{customer_id}',
    summary: 'Retrieve a customer',
    description: 'Retrieves a customer in the format of Dodo Payments.',
    returns: 'Returns the customer.',
    params: ofDodoCustomer,
    query: noParameters,
    body: noBody,
    response: dodoCustomerSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: toDodoCustomer(merchantId, await readCustomer(context, merchantId, params.customer_id)),
    }),
  }),
  defineEndpoint({
    operationId: 'dodoWire.updateCustomer',
    method: 'PATCH',
    path: '/dodo/customers/{customer_id}',
    summary: 'Update a customer',
    description: 'Updates a customer in the format of Dodo Payments. Fields that you omit stay unchanged.',
    returns: 'Returns the customer.',
    example: { name: 'Ada' },
    params: ofDodoCustomer,
    query: noParameters,
    body: z
      .strictObject({
        name: text(200).nullable().exactOptional(),
        email: email.nullable().exactOptional(),
        phone_number: text(40).nullable().exactOptional(),
        metadata: dodoMetadataSchema.nullable().exactOptional(),
      })
      .meta({ id: 'DodoUpdateCustomer' }),
    response: dodoCustomerSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => {
      // In Dodo's API, null leaves a value unchanged.
      const change = {
        name: body.name ?? undefined,
        email: body.email ?? undefined,
        phoneNumber: body.phone_number ?? undefined,
        metadata: body.metadata ?? undefined,
      };
      const customer = await updateCustomer(context, merchantId, params.customer_id, change);
      return { body: toDodoCustomer(merchantId, customer) };
    },
  }),
];
