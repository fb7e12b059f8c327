import { z } from 'zod';
import {
  listWebhookDeliveries,
  readWebhookDelivery,
  replayWebhookDelivery,
  sendTestWebhook,
} from '../../modules/webhooks/index.ts';
import { defineEndpoint, noBody, noParameters } from '../defineEndpoint.ts';
import { identifierSchema, pageOf, pageQuery, timestampSchema } from '../schemas.ts';

const status = z.enum(['waiting', 'succeeded', 'failed']);
const trySchema = z
  .strictObject({
    status: z.int().nullable(),
    detail: z.string(),
    durationMs: z.int(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'WebhookAttempt', description: 'One request: what was answered, or why nothing was.' });
const deliverySchema = z
  .strictObject({
    id: identifierSchema,
    endpointId: identifierSchema,
    messageId: identifierSchema,
    eventType: z.string(),
    status,
    nextAttemptAt: timestampSchema.nullable(),
    body: z.string(),
    attempts: z.array(trySchema),
    createdAt: timestampSchema,
  })
  .meta({ id: 'WebhookDelivery', description: 'One message to one endpoint, and how it went.' });

const ofDelivery = z.strictObject({ webhookDeliveryId: identifierSchema });
const tag = 'Webhooks';

/** The delivery log, and what can be sent from it. */
export const webhookDeliveryEndpoints = [
  defineEndpoint({
    tag,
    operationId: 'listWebhookDeliveries',
    method: 'GET',
    path: '/v1/webhook-deliveries',
    summary: 'The delivery log, newest first',
    params: noParameters,
    query: z.strictObject({
      ...pageQuery,
      endpointId: identifierSchema.exactOptional(),
      status: status.exactOptional(),
    }),
    body: noBody,
    response: pageOf(deliverySchema, 'WebhookDeliveryPage'),
    run: async (context, { merchantId, query }) => ({
      body: await listWebhookDeliveries(context, merchantId, { ...query, limit: query.limit ?? 25 }),
    }),
  }),
  defineEndpoint({
    tag,
    operationId: 'readWebhookDelivery',
    method: 'GET',
    path: '/v1/webhook-deliveries/{webhookDeliveryId}',
    summary: 'One delivery, with each of its attempts',
    params: ofDelivery,
    query: noParameters,
    body: noBody,
    response: deliverySchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await readWebhookDelivery(context, merchantId, params.webhookDeliveryId),
    }),
  }),
  defineEndpoint({
    tag,
    operationId: 'replayWebhookDelivery',
    method: 'POST',
    path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay',
    summary: 'Sends a message once more, with the same webhook-id',
    scopes: ['admin'],
    params: ofDelivery,
    query: noParameters,
    body: noBody,
    response: deliverySchema,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await replayWebhookDelivery(context, merchantId, params.webhookDeliveryId),
    }),
  }),
  defineEndpoint({
    tag,
    operationId: 'sendTestWebhook',
    method: 'POST',
    path: '/v1/webhook-endpoints/{webhookEndpointId}/test',
    summary: 'Has a message of type webhook.test sent, whatever the filter',
    scopes: ['admin'],
    params: z.strictObject({ webhookEndpointId: identifierSchema }),
    query: noParameters,
    body: noBody,
    response: deliverySchema,
    status: 201,
    errors: ['not_found'],
    run: async (context, { merchantId, params }) => ({
      body: await sendTestWebhook(context, merchantId, params.webhookEndpointId),
    }),
  }),
];
