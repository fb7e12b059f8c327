import { z } from 'zod';
import { createMerchant, listMerchants } from '../../modules/merchants/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, text, timestampSchema } from '../schemas.ts';
import { apiKeyWithSecretSchema } from './apiKeyEndpoints.ts';

const shape = { id: identifierSchema, name: z.string(), createdAt: timestampSchema };
const accountSchema = z
  .strictObject(shape)
  .meta({ id: 'MerchantAccount', description: 'A merchant of this server, without its customers.' });
const createdSchema = z.strictObject({ ...shape, key: apiKeyWithSecretSchema }).meta({
  id: 'CreatedMerchant',
  description: 'A new merchant with its first API key. The secret is shown only once.',
});

const shared = {
  path: '/v1/merchants',
  params: noParameters,
  query: noParameters,
  scopes: ['admin', 'operate'],
} as const;

/** Operations on the merchants that share this server. They need the key of the server's own environment. */
export const accountEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'merchants.create',
    method: 'POST',
    summary: 'Create a merchant and its first API key',
    description:
      "Creates another merchant on this server, with its first API key. Only the key in the server's environment can do this.",
    returns: 'Returns the merchant and its key.',
    example: { name: 'Cirrus' },
    body: z.strictObject({ name: text(200) }).meta({ id: 'CreateMerchant' }),
    response: createdSchema,
    status: 201,
    run: async (context, { body }) => ({ body: await createMerchant(context, body) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'merchants.list',
    method: 'GET',
    summary: 'List merchants',
    description: "Lists the merchants of this server. Only the key in the server's environment can do this.",
    returns: 'Returns the merchants.',
    body: noBody,
    response: z
      .strictObject({ items: z.array(accountSchema) })
      .meta({ id: 'MerchantAccounts', description: 'Merchants, oldest first.' }),
    run: async (context) => ({ body: { items: await listMerchants(context) } }),
  }),
];
