import type { Page } from '@coffer/adapter';
import type { WebhookData } from '@coffer/adapter/webhooks';
import type { Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { WebhookDeliveriesTable } from '../../database/tables.gen.ts';
import { recordAction } from '../auditLog/index.ts';
import { createId, notFound, toPage, type WalletContext } from '../shared/index.ts';
import { findEndpoint } from './endpoints.ts';
import { insertMessages } from './enqueueWebhooks.ts';
import { webhookBody } from './webhookBody.ts';

/** A message to one endpoint, with the attempts to deliver it. */
export type WebhookDelivery = {
  id: string;
  endpointId: string;
  /** The `webhook-id` header of each attempt. */
  messageId: string;
  eventType: string;
  status: Selectable<WebhookDeliveriesTable>['status'];
  /** Time of the next attempt; null unless the delivery waits. */
  nextAttemptAt: string | null;
  /** The body that is signed and sent. */
  body: string;
  /** Oldest first. */
  attempts: WebhookAttempt[];
  createdAt: string;
};

/** One request. `status` is the HTTP status of the response; null without a response. */
export type WebhookAttempt = { status: number | null; detail: string; durationMs: number; createdAt: string };

export type ListDeliveriesParameters = {
  endpointId?: string | undefined;
  status?: WebhookDelivery['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Lists the delivery log, newest first. */
export async function listWebhookDeliveries(
  context: WalletContext,
  merchantId: string,
  { endpointId, status, cursor, limit }: ListDeliveriesParameters,
): Promise<Page<WebhookDelivery>> {
  const rows = await execute(
    context.database,
    deliveryQuery(merchantId)
      .$if(cursor !== undefined, (query) => query.where('d.id', '<', cursor ?? null))
      .$if(endpointId !== undefined, (query) => query.where('d.endpoint_id', '=', endpointId ?? null))
      .$if(status !== undefined, (query) => query.where('d.status', '=', status ?? null))
      .orderBy('d.id', 'desc')
      .limit(limit + 1),
  );
  return toPage(rows.map(toDelivery), limit);
}

/**
 * Reads a delivery.
 *
 * @throws WalletError `not_found`
 */
export async function readWebhookDelivery(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookDelivery> {
  const row = await executeTakeFirst(context.database, deliveryQuery(merchantId).where('d.id', '=', id));
  if (!row) throw notFound('webhook delivery');
  return toDelivery(row);
}

/**
 * Sends a message again, with the same id and a new series of attempts. The log keeps the earlier attempts.
 *
 * @throws WalletError `not_found`, also when the endpoint is deleted
 */
export async function replayWebhookDelivery(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookDelivery> {
  const replay = kysely
    .updateTable('webhook_deliveries as d')
    .from('webhook_endpoints as e')
    .set({ status: 'waiting', attempt_count: 0, next_attempt_at: context.now() })
    .where('d.id', '=', id)
    .where('d.merchant_id', '=', merchantId)
    .whereRef('e.id', '=', 'd.endpoint_id')
    .where('e.deleted_at', 'is', null)
    .returning('d.id');
  await context.database.transaction(async (transaction) => {
    if (!(await executeTakeFirst(transaction, replay))) throw notFound('webhook delivery');
    await recordAction(context, transaction);
  });
  return readWebhookDelivery(context, merchantId, id);
}

/**
 * Sends a message of type `webhook.test` to an endpoint, whatever types the endpoint wants.
 *
 * @throws WalletError `not_found`
 */
export async function sendTestWebhook(
  context: WalletContext,
  merchantId: string,
  endpointId: string,
): Promise<WebhookDelivery> {
  await findEndpoint(context.database, merchantId, endpointId);
  const now = context.now();
  const [id, deliveryId] = [createId('evt', now), createId('whd', now)];
  const type = 'webhook.test';
  const data: WebhookData<typeof type> = { endpointId };
  const body = webhookBody(context, { id, type, createdAt: now }, data);
  const message = { id, merchant_id: merchantId, event_type: type, wallet_id: null, sequence: null, body };
  const delivery = { id: deliveryId, merchant_id: merchantId, endpoint_id: endpointId, message_id: id };
  await context.database.transaction(async (transaction) => {
    await insertMessages(transaction, { messages: [message], deliveries: [delivery], now });
    await recordAction(context, transaction, deliveryId);
  });
  return readWebhookDelivery(context, merchantId, deliveryId);
}

function deliveryQuery(merchantId: string) {
  return kysely
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhook_messages as m', 'm.id', 'd.message_id')
    .select([
      'd.id',
      'd.endpoint_id',
      'd.message_id',
      'd.status',
      'd.next_attempt_at',
      'd.created_at',
      'm.event_type',
      'm.body',
    ])
    .select(({ selectFrom }) =>
      jsonArrayFrom(
        selectFrom('webhook_attempts as a')
          .select(['a.status', 'a.detail', 'a.duration_ms', 'a.created_at'])
          .whereRef('a.delivery_id', '=', 'd.id')
          .orderBy('a.id'),
      ).as('attempts'),
    )
    .where('d.merchant_id', '=', merchantId);
}

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveryQuery>['execute']>>[number];

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    messageId: row.message_id,
    eventType: row.event_type,
    status: row.status,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    body: row.body,
    attempts: row.attempts.map(({ status, detail, duration_ms, created_at }) => ({
      status,
      detail,
      durationMs: duration_ms,
      createdAt: new Date(created_at).toISOString(),
    })),
    createdAt: row.created_at.toISOString(),
  };
}
