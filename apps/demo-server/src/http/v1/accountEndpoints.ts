import { z } from 'zod';
import { createMerchant, listMerchants } from '../../modules/merchants/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, text, timestampSchema } from '../schemas.ts';
import { apiKeyWithSecretSchema } from './apiKeyEndpoints.ts';

const shape = { id: identifierSchema, name: z.string(), createdAt: timestampSchema };
const accountSchema = z
  .strictObject(shape)
  .meta({ id: 'MerchantAccount', description: 'A merchant of this server; nothing of its customers.' });
const createdSchema = z
  .strictObject({ ...shape, key: apiKeyWithSecretSchema })
  .meta({ id: 'CreatedMerchant', description: 'With its first key, whose secret is told this once.' });

const shared = {
  tag: 'Merchants',
  path: '/v1/merchants',
  params: noParameters,
  query: noParameters,
  scopes: ['admin', 'operate'],
} as const;

/** Who shares this server. Only the key of the server's own environment gets here. */
export const accountEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'createMerchant',
    method: 'POST',
    summary: 'Adds a merchant, with a key of its own',
    body: z.strictObject({ name: text(200) }).meta({ id: 'CreateMerchant' }),
    response: createdSchema,
    status: 201,
    run: async (context, { body }) => ({ body: await createMerchant(context, body) }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'listMerchants',
    method: 'GET',
    summary: "Lists the server's merchants, oldest first",
    body: noBody,
    response: z.strictObject({ items: z.array(accountSchema) }).meta({ id: 'MerchantAccounts' }),
    run: async (context) => ({ body: { items: await listMerchants(context) } }),
  }),
];
