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
const attemptSchema = z
  .strictObject({
    status: z.int().nullable(),
    detail: z.string(),
    durationMs: z.int(),
    createdAt: timestampSchema,
  })
  .meta({
    id: 'WebhookAttempt',
    description: 'A request with its response, or with the reason why there was none.',
  });
const deliverySchema = z
  .strictObject({
    id: identifierSchema,
    endpointId: identifierSchema,
    messageId: identifierSchema,
    eventType: z.string(),
    status,
    nextAttemptAt: timestampSchema.nullable(),
    body: z.string(),
    attempts: z.array(attemptSchema),
    createdAt: timestampSchema,
  })
  .meta({ id: 'WebhookDelivery', description: 'A message to one endpoint, with its delivery attempts.' });

const ofDelivery = z.strictObject({ webhookDeliveryId: identifierSchema });

/** Operations on webhook deliveries, including replays and test messages. */
export const webhookDeliveryEndpoints = [
  defineEndpoint({
    operationId: 'webhookDeliveries.list',
    method: 'GET',
    path: '/v1/webhook-deliveries',
    summary: 'List webhook deliveries',
    description: 'Lists messages to your webhook endpoints, newest first, with their status.',
    returns: 'Returns a page of deliveries.',
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
    operationId: 'webhookDeliveries.retrieve',
    method: 'GET',
    path: '/v1/webhook-deliveries/{webhookDeliveryId}',
    summary: 'Retrieve a webhook delivery',
    description: 'Retrieves a delivery with its body and all attempts.',
    returns: 'Returns the delivery.',
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
    operationId: 'webhookDeliveries.replay',
    method: 'POST',
    path: '/v1/webhook-deliveries/{webhookDeliveryId}/replay',
    summary: 'Replay a webhook delivery',
    description:
      'Sends a message again, with the same `webhook-id`. Your receiver can recognize the repetition by it.',
    returns: 'Returns the delivery.',
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
    operationId: 'webhookEndpoints.sendTest',
    method: 'POST',
    path: '/v1/webhook-endpoints/{webhookEndpointId}/test',
    summary: 'Send a test message to a webhook endpoint',
    description:
      'Sends a test message to an endpoint, so that you can check its URL and your signature verification.',
    returns: 'Returns the delivery.',
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
