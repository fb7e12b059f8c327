import { z } from 'zod';
import { eventTypes } from '../../modules/eventCatalog/index.ts';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  readWebhookEndpoint,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from '../../modules/webhooks/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, text, timestampSchema } from '../schemas.ts';

const told = z
  .array(z.enum(Object.keys(eventTypes)))
  .min(1)
  .max(60)
  .nullable()
  .meta({
    description: [
      'Null for all of them.',
      ...Object.entries(eventTypes).map(([type, tells]) => `- \`${type}\`: ${tells}`),
    ].join('\n'),
  });
const status = z.enum(['enabled', 'disabled']);

const shape = {
  id: identifierSchema,
  url: z.string(),
  eventTypes: z.array(z.string()).nullable(),
  status,
  disabledReason: z.enum(['gone']).nullable(),
  createdAt: timestampSchema,
};
const endpointSchema = z
  .strictObject(shape)
  .meta({ id: 'WebhookEndpoint', description: 'Where you are told of events.' });
const endpointWithSecretSchema = z.strictObject({ ...shape, secret: z.string() }).meta({
  id: 'WebhookEndpointWithSecret',
  description: 'With its secret (whsec_…), which is told this once.',
});
const endpointsSchema = z
  .strictObject({ items: z.array(endpointSchema) })
  .meta({ id: 'WebhookEndpoints', description: 'Newest first.' });
const createSchema = z
  .strictObject({ url: text(2000), eventTypes: told.exactOptional() })
  .meta({ id: 'CreateWebhookEndpoint' });
const updateSchema = z
  .strictObject({
    url: text(2000).exactOptional(),
    eventTypes: told.exactOptional(),
    status: status.exactOptional(),
  })
  .meta({ id: 'UpdateWebhookEndpoint', description: 'What is absent stays as it is.' });

const path = '/v1/webhook-endpoints';
const pathOfOne = `${path}/{webhookEndpointId}`;
const ofEndpoint = z.strictObject({ webhookEndpointId: identifierSchema });
const shared = { tag: 'Webhooks', query: noParameters, scopes: ['admin'] } as const;

/** Where a merchant is told of events, by the Standard Webhooks specification. */
export const webhookEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'createWebhookEndpoint',
    method: 'POST',
    path,
    summary: 'Adds an endpoint; its secret is told this once',
    params: noParameters,
    body: createSchema,
    response: endpointWithSecretSchema,
    status: 201,
    run: async (context, { merchantId, body }) => ({
      body: await createWebhookEndpoint(context, merchantId, body),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'listWebhookEndpoints',
    method: 'GET',
    path,
    summary: 'Lists your endpoints',
    params: noParameters,
    body: noBody,
    response: endpointsSchema,
    run: async (context, { merchantId }) => ({
      body: { items: await listWebhookEndpoints(context, merchantId) },
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'readWebhookEndpoint',
    method: 'GET',
    path: pathOfOne,
    summary: 'One endpoint, without its secret',
    params: ofEndpoint,
    body: noBody,
    response: endpointSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readWebhookEndpoint(context, merchantId, params.webhookEndpointId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'updateWebhookEndpoint',
    method: 'PATCH',
    path: pathOfOne,
    summary: 'Changes, disables or enables an endpoint; enabled again, it gets what was waiting for it',
    params: ofEndpoint,
    body: updateSchema,
    response: endpointSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params, body }) => ({
      body: await updateWebhookEndpoint(context, merchantId, { id: params.webhookEndpointId, change: body }),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'deleteWebhookEndpoint',
    method: 'DELETE',
    path: pathOfOne,
    summary: 'Removes an endpoint; its log stays',
    params: ofEndpoint,
    body: noBody,
    response: null,
    status: 204,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await deleteWebhookEndpoint(context, merchantId, params.webhookEndpointId),
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'rotateWebhookSecret',
    method: 'POST',
    path: `${pathOfOne}/rotate-secret`,
    summary: 'Makes a new secret; for 24 hours the old one signs as well',
    params: ofEndpoint,
    body: noBody,
    response: endpointWithSecretSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await rotateWebhookSecret(context, merchantId, params.webhookEndpointId),
    }),
  }),
];
