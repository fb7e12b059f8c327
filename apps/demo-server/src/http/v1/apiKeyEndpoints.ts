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
  .refine((values) => new Set(values).size === values.length, 'contains a scope twice')
  .meta({
    description:
      '`read` allows reading, `write` changes to customers and their money, `admin` settings, API keys, webhook endpoints and the audit log. No scope includes another.',
  });

const shape = {
  id: identifierSchema,
  name: z.string(),
  prefix: z.string().meta({ description: 'First characters of the secret.' }),
  scopes: z.array(z.enum(keyScopes)),
  origin: z.enum(['configured', 'created']).meta({
    description:
      '`configured` if it comes from the environment of a server (`COFFER_SECRET_KEY`). Only another configured key can revoke it.',
  }),
  status: z.enum(['active', 'expiring', 'expired', 'revoked']),
  lastUsedAt: timestampSchema.nullable().meta({ description: 'Time of the last use, accurate to a minute.' }),
  expiresAt: timestampSchema.nullable().meta({ description: 'End of the overlap after a rotation.' }),
  revokedAt: timestampSchema.nullable(),
  replacedBy: identifierSchema.nullable(),
  createdAt: timestampSchema,
};
export const apiKeyWithSecretSchema = z.strictObject({ ...shape, secret: z.string() }).meta({
  id: 'ApiKeyWithSecret',
  description: 'A new API key with its secret (`sk_…`), which is shown only once.',
});
const apiKeySchema = z
  .strictObject(shape)
  .meta({ id: 'ApiKey', description: 'An API key, without its secret.' });
const apiKeysSchema = z
  .strictObject({ items: z.array(apiKeySchema) })
  .meta({ id: 'ApiKeys', description: 'API keys, newest first, including expired and revoked ones.' });

const createSchema = z.strictObject({ name: text(100), scopes }).meta({ id: 'CreateApiKey' });
const renameSchema = z.strictObject({ name: text(100) }).meta({ id: 'RenameApiKey' });
const rotateSchema = z
  .strictObject({
    overlapSeconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .meta({
        description: 'Seconds until the old key expires, up to 604800 (a week). Defaults to 86400 (a day).',
      })
      .exactOptional(),
  })
  .meta({ id: 'RotateApiKey' });

const path = '/v1/api-keys';
const pathOfOne = `${path}/{apiKeyId}`;
const ofKey = z.strictObject({ apiKeyId: identifierSchema });
const shared = { query: noParameters, scopes: ['admin'] } as const;

/** Operations on a merchant's API keys. */
export const apiKeyEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'apiKeys.create',
    method: 'POST',
    path,
    summary: 'Create an API key',
    description:
      'Creates a secret key for your back end with the scopes that you choose. The key cannot have a scope that the calling key lacks. The secret is shown only in this response.',
    returns: 'Returns the API key with its secret.',
    example: { name: 'Backend', scopes: ['read', 'write'] },
    params: noParameters,
    body: createSchema,
    response: apiKeyWithSecretSchema,
    status: 201,
    run: async (context, { merchantId, scopes: callerScopes, body }) => ({
      body: await createApiKey(context, merchantId, { ...body, callerScopes }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'apiKeys.list',
    method: 'GET',
    path,
    summary: 'List API keys',
    description:
      'Lists your API keys, newest first, including expired and revoked ones. Secrets are never shown again.',
    returns: 'Returns the API keys.',
    params: noParameters,
    body: noBody,
    response: apiKeysSchema,
    run: async (context, { merchantId }) => ({ body: { items: await listApiKeys(context, merchantId) } }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'apiKeys.retrieve',
    method: 'GET',
    path: pathOfOne,
    summary: 'Retrieve an API key',
    description: 'Retrieves one API key without its secret, with the time of its last use.',
    returns: 'Returns the API key.',
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
    operationId: 'apiKeys.rename',
    method: 'PATCH',
    path: pathOfOne,
    summary: 'Rename an API key',
    description: 'Changes the name of an API key. The secret and the scopes stay the same.',
    returns: 'Returns the API key.',
    example: { name: 'Metering' },
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
    operationId: 'apiKeys.rotate',
    method: 'POST',
    path: `${pathOfOne}/rotate`,
    summary: 'Rotate an API key',
    description:
      'Creates a new key with the same scopes and lets the old one expire after an overlap, so that you can replace the secret without an outage. The new secret is shown only in this response.',
    returns: 'Returns the new API key with its secret.',
    example: { overlapSeconds: 3600 },
    params: ofKey,
    body: rotateSchema,
    response: apiKeyWithSecretSchema,
    status: 201,
    errors: ['not_found', 'api_key_refused'],
    run: async (context, { merchantId, scopes: callerScopes, params, body }) => ({
      body: await rotateApiKey(context, merchantId, { id: params.apiKeyId, ...body, callerScopes }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'apiKeys.revoke',
    method: 'POST',
    path: `${pathOfOne}/revoke`,
    summary: 'Revoke an API key',
    description: 'Revokes an API key immediately. Sessions that the key created end as well.',
    returns: 'Returns the revoked API key.',
    params: ofKey,
    body: noBody,
    response: apiKeySchema,
    errors: ['not_found', 'api_key_refused'],
    run: async (context, { merchantId, params, keyId, operates }) => ({
      body: await revokeApiKey(context, merchantId, { id: params.apiKeyId, by: { keyId, operates } }),
    }),
  }),
];
