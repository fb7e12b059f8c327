import type { Page } from '@coffer/adapter';
import type { SqlRow } from '../../database/Database.ts';
import { createId, notFound, toPage, type WalletContext } from '../shared/index.ts';
import { insertMessages } from './queueWebhooks.ts';
import { findEndpoint } from './webhookEndpoints.ts';

/** One message to one endpoint, and how it went. */
export type WebhookDelivery = {
  id: string;
  endpointId: string;
  /** The `webhook-id` of each try. */
  messageId: string;
  eventType: string;
  status: 'waiting' | 'succeeded' | 'failed';
  /** When it is tried next, while it waits. */
  nextAttemptAt: string | null;
  /** What was sent, as it was signed. */
  body: string;
  /** Oldest first. */
  attempts: WebhookAttempt[];
  createdAt: string;
};

/** One request: `status` is what was answered, null where nothing was. */
export type WebhookAttempt = { status: number | null; detail: string; durationMs: number; createdAt: string };

type DeliveryRow = SqlRow & {
  id: string;
  endpoint_id: string;
  message_id: string;
  event_type: string;
  body: string;
  status: WebhookDelivery['status'];
  next_attempt_at: Date | null;
  attempts: WebhookAttempt[];
  created_at: Date;
};

export type ListDeliveriesParameters = {
  endpointId?: string | undefined;
  status?: WebhookDelivery['status'] | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** The delivery log, newest first. */
export async function listWebhookDeliveries(
  context: WalletContext,
  merchantId: string,
  { endpointId, status, cursor, limit }: ListDeliveriesParameters,
): Promise<Page<WebhookDelivery>> {
  const rows = await context.database.query<DeliveryRow>(
    `${select} where d.merchant_id = $1 and ($2::text is null or d.id < $2) and ($3::text is null or d.endpoint_id = $3)
       and ($4::text is null or d.status = $4) order by d.id desc limit $5`,
    [merchantId, cursor ?? null, endpointId ?? null, status ?? null, limit + 1],
  );
  return toPage(rows.map(toDelivery), limit);
}

/** One delivery. */
export async function readWebhookDelivery(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookDelivery> {
  const [row] = await context.database.query<DeliveryRow>(
    `${select} where d.merchant_id = $1 and d.id = $2`,
    [merchantId, id],
  );
  if (!row) throw notFound('webhook delivery');
  return toDelivery(row);
}

/** Sends a message once more, with the same id and all its attempts before it. */
export async function replayWebhookDelivery(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookDelivery> {
  const replayed = await context.database.query(
    `update webhook_deliveries d set status = 'waiting', attempt_count = 0, next_attempt_at = $3 from webhook_endpoints e
     where d.id = $1 and d.merchant_id = $2 and e.id = d.endpoint_id and e.deleted_at is null returning d.id`,
    [id, merchantId, context.now()],
  );
  if (replayed.length === 0) throw notFound('webhook delivery');
  return readWebhookDelivery(context, merchantId, id);
}

/** Has a message of type `webhook.test` sent to an endpoint, whatever its filter. */
export async function sendTestWebhook(
  context: WalletContext,
  merchantId: string,
  endpointId: string,
): Promise<WebhookDelivery> {
  await findEndpoint(context.database, merchantId, endpointId);
  const now = context.now();
  const [id, deliveryId] = [createId('msg', now), createId('whd', now)];
  const type = 'webhook.test';
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data: { endpointId } });
  const message = { id, merchant_id: merchantId, event_type: type, wallet_id: null, sequence: null, body };
  const delivery = { id: deliveryId, merchant_id: merchantId, endpoint_id: endpointId, message_id: id };
  await context.database.transaction((transaction) =>
    insertMessages(transaction, { messages: [message], deliveries: [delivery], now }),
  );
  return readWebhookDelivery(context, merchantId, deliveryId);
}

const select = `select d.*, m.event_type, m.body, coalesce((select jsonb_agg(jsonb_build_object('status', t.status,
    'detail', t.detail, 'durationMs', t.duration_ms, 'createdAt', t.created_at) order by t.id)
    from webhook_attempts t where t.delivery_id = d.id), '[]') as attempts
  from webhook_deliveries d join webhook_messages m on m.id = d.message_id`;

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    messageId: row.message_id,
    eventType: row.event_type,
    status: row.status,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    body: row.body,
    attempts: row.attempts.map((one) => ({ ...one, createdAt: new Date(one.createdAt).toISOString() })),
    createdAt: row.created_at.toISOString(),
  };
}
