import { z } from 'zod';
import {
  createApiKey,
  listApiKeys,
  readApiKey,
  renameApiKey,
  revokeApiKey,
  rotateApiKey,
} from '../../modules/apiKeys/index.ts';
import { keyScopes } from '../../modules/shared/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, text, timestampSchema } from '../schemas.ts';

const scopes = z
  .array(z.enum(keyScopes))
  .min(1)
  .max(keyScopes.length)
  .refine((given) => new Set(given).size === given.length, 'names a scope twice')
  .meta({
    description:
      '`read` what there is, `write` what belongs to customers and their money, `admin` settings, keys, webhook endpoints and the audit log. None holds another.',
  });

const shape = {
  id: identifierSchema,
  name: z.string(),
  prefix: z.string().meta({ description: "The secret's first characters." }),
  scopes: z.array(z.enum(keyScopes)),
  origin: z.enum(['configured', 'created']).meta({
    description:
      "`configured`: a server's environment named it (`COFFER_SECRET_KEY`). Only another configured key can revoke it.",
  }),
  status: z.enum(['active', 'expiring', 'expired', 'revoked']),
  lastUsedAt: timestampSchema.nullable().meta({ description: 'To within a minute.' }),
  expiresAt: timestampSchema.nullable().meta({ description: 'The end of the overlap after a rotation.' }),
  revokedAt: timestampSchema.nullable(),
  replacedBy: identifierSchema.nullable(),
  createdAt: timestampSchema,
};
export const apiKeyWithSecretSchema = z.strictObject({ ...shape, secret: z.string() }).meta({
  id: 'ApiKeyWithSecret',
  description: 'With its secret (sk_…), which is told this once.',
});
const apiKeySchema = z
  .strictObject(shape)
  .meta({ id: 'ApiKey', description: 'A secret key of yours, without its secret.' });
const apiKeysSchema = z
  .strictObject({ items: z.array(apiKeySchema) })
  .meta({ id: 'ApiKeys', description: 'Newest first, those that no longer work too.' });

const createSchema = z.strictObject({ name: text(100), scopes }).meta({ id: 'CreateApiKey' });
const renameSchema = z.strictObject({ name: text(100) }).meta({ id: 'RenameApiKey' });
const rotateSchema = z
  .strictObject({
    overlapSeconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .meta({ description: 'How long the old one goes on working: at most a week, a day unless given.' })
      .exactOptional(),
  })
  .meta({ id: 'RotateApiKey' });

const path = '/v1/api-keys';
const pathOfOne = `${path}/{apiKeyId}`;
const ofKey = z.strictObject({ apiKeyId: identifierSchema });
const shared = { tag: 'API keys', query: noParameters, scopes: ['admin'] } as const;

/** A merchant's secret keys. */
export const apiKeyEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'createApiKey',
    method: 'POST',
    path,
    summary: 'Makes a key; its secret is told this once',
    params: noParameters,
    body: createSchema,
    response: apiKeyWithSecretSchema,
    status: 201,
    run: async (context, { merchantId, scopes: held, body }) => ({
      body: await createApiKey(context, merchantId, { ...body, held }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'listApiKeys',
    method: 'GET',
    path,
    summary: 'Lists your keys, without their secrets',
    params: noParameters,
    body: noBody,
    response: apiKeysSchema,
    run: async (context, { merchantId }) => ({ body: { items: await listApiKeys(context, merchantId) } }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readApiKey',
    method: 'GET',
    path: pathOfOne,
    summary: 'One key, without its secret',
    params: ofKey,
    body: noBody,
    response: apiKeySchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readApiKey(context, merchantId, params.apiKeyId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'renameApiKey',
    method: 'PATCH',
    path: pathOfOne,
    summary: 'Gives a key another name',
    params: ofKey,
    body: renameSchema,
    response: apiKeySchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => ({
      body: await renameApiKey(context, merchantId, { id: params.apiKeyId, ...body }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'rotateApiKey',
    method: 'POST',
    path: `${pathOfOne}/rotate`,
    summary: 'Makes a key in its place; the old one goes on working for a while',
    params: ofKey,
    body: rotateSchema,
    response: apiKeyWithSecretSchema,
    status: 201,
    errors: ['not_found', 'api_key_refused'],
    run: async (context, { merchantId, scopes: held, params, body }) => ({
      body: await rotateApiKey(context, merchantId, { id: params.apiKeyId, ...body, held }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'revokeApiKey',
    method: 'POST',
    path: `${pathOfOne}/revoke`,
    summary: 'Ends a key at once',
    params: ofKey,
    body: noBody,
    response: apiKeySchema,
    errors: ['not_found', 'api_key_refused'],
    run: async (context, { merchantId, params, keyId, operates }) => ({
      body: await revokeApiKey(context, merchantId, { id: params.apiKeyId, by: { keyId, operates } }),
    }),
  }),
];
