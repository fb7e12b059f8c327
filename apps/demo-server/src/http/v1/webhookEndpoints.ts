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

const eventTypesSchema = z
  .array(z.enum(Object.keys(eventTypes)))
  .min(1)
  .max(60)
  .nullable()
  .meta({
    description: [
      'Event types to send. Null for all of them.',
      ...Object.entries(eventTypes).map(([type, description]) => `- \`${type}\`: ${description}`),
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
  .meta({ id: 'WebhookEndpoint', description: 'A URL that receives events.' });
const endpointWithSecretSchema = z.strictObject({ ...shape, secret: z.string() }).meta({
  id: 'WebhookEndpointWithSecret',
  description: 'A webhook endpoint with its secret (`whsec_…`), which is shown only once.',
});
const endpointsSchema = z
  .strictObject({ items: z.array(endpointSchema) })
  .meta({ id: 'WebhookEndpoints', description: 'Webhook endpoints, newest first.' });
const createSchema = z
  .strictObject({ url: text(2000), eventTypes: eventTypesSchema.exactOptional() })
  .meta({ id: 'CreateWebhookEndpoint' });
const updateSchema = z
  .strictObject({
    url: text(2000).exactOptional(),
    eventTypes: eventTypesSchema.exactOptional(),
    status: status.exactOptional(),
  })
  .meta({
    id: 'UpdateWebhookEndpoint',
    description:
      'Absent fields keep their values. An endpoint that is enabled again gets the messages that wait for it.',
  });

const path = '/v1/webhook-endpoints';
const pathOfOne = `${path}/{webhookEndpointId}`;
const ofEndpoint = z.strictObject({ webhookEndpointId: identifierSchema });
const shared = { query: noParameters, scopes: ['admin'] } as const;

/**
 * Operations on the URLs that receive a merchant's events, as
 * [Standard Webhooks](https://www.standardwebhooks.com) specifies.
 */
export const webhookEndpoints = [
  defineEndpoint({
    ...shared,
    operationId: 'webhookEndpoints.create',
    method: 'POST',
    path,
    summary: 'Create a webhook endpoint',
    description:
      'Creates an endpoint that receives events as signed requests. The signing secret is shown only in this response.',
    returns: 'Returns the endpoint with its secret.',
    example: { url: 'https://nimbus.example/hooks' },
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
    operationId: 'webhookEndpoints.list',
    method: 'GET',
    path,
    summary: 'List webhook endpoints',
    description: 'Lists your webhook endpoints without their secrets.',
    returns: 'Returns the endpoints.',
    params: noParameters,
    body: noBody,
    response: endpointsSchema,
    run: async (context, { merchantId }) => ({
      body: { items: await listWebhookEndpoints(context, merchantId) },
    }),
  }),
  defineEndpoint({
    ...shared,
    operationId: 'webhookEndpoints.retrieve',
    method: 'GET',
    path: pathOfOne,
    summary: 'Retrieve a webhook endpoint',
    description: 'Retrieves a webhook endpoint without its secret.',
    returns: 'Returns the endpoint.',
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
    operationId: 'webhookEndpoints.update',
    method: 'PATCH',
    path: pathOfOne,
    summary: 'Update a webhook endpoint',
    description:
      'Updates the URL, the event types or the status of an endpoint. Enabling a disabled endpoint resumes its deliveries.',
    returns: 'Returns the endpoint.',
    example: { eventTypes: ['wallet.topped_up'] },
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
    operationId: 'webhookEndpoints.delete',
    method: 'DELETE',
    path: pathOfOne,
    summary: 'Delete a webhook endpoint and keep its delivery log',
    description: 'Deletes a webhook endpoint. Its delivery log is kept, and nothing more is sent.',
    returns: 'Returns no content.',
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
    operationId: 'webhookEndpoints.rotateSecret',
    method: 'POST',
    path: `${pathOfOne}/rotate-secret`,
    summary: 'Rotate the signing secret of a webhook endpoint',
    description:
      'Creates a new signing secret. For 24 hours, messages are signed with the old secret as well. The new secret is shown only in this response.',
    returns: 'Returns the endpoint with its secret.',
    params: ofEndpoint,
    body: noBody,
    response: endpointWithSecretSchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await rotateWebhookSecret(context, merchantId, params.webhookEndpointId),
    }),
  }),
];
