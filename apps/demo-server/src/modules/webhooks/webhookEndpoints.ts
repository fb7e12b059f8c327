import { WalletError } from '@coffer/adapter';
import type { Queryable, SqlRow } from '../../database/Database.ts';
import { allowsPrivateWebhooks } from '../merchants/index.ts';
import { createId, notFound, type WalletContext } from '../shared/index.ts';
import { newWebhookSecret } from './signWebhook.ts';
import { privateWebhookProblem } from './webhookAddress.ts';

/** Where a merchant is told of events. */
export type WebhookEndpoint = {
  id: string;
  url: string;
  /** Null is all of them. */
  eventTypes: string[] | null;
  status: 'enabled' | 'disabled';
  /** `gone`: the receiver answered 410. Null where the merchant disabled it. */
  disabledReason: 'gone' | null;
  createdAt: string;
};

/** With its secret, which is told once: when it is made. */
export type WebhookEndpointWithSecret = WebhookEndpoint & { secret: string };

export type EndpointRow = SqlRow & {
  id: string;
  merchant_id: string;
  url: string;
  event_types: string[] | null;
  status: WebhookEndpoint['status'];
  disabled_reason: 'gone' | null;
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
  created_at: Date;
};

/** How long both secrets sign after a rotation. */
const overlapMs = 24 * 60 * 60 * 1000;

/** Adds an endpoint. @throws WalletError `invalid_request` for an address that may not be told */
export async function createWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  { url, eventTypes = null }: { url: string; eventTypes?: string[] | null | undefined },
): Promise<WebhookEndpointWithSecret> {
  requireAddress(context, url);
  const at = context.now();
  const secret = newWebhookSecret();
  const [row] = await context.database.query<EndpointRow>(
    `insert into webhook_endpoints (id, merchant_id, url, event_types, secret, created_at)
     values ($1, $2, $3, $4, $5, $6) returning *`,
    [createId('whe', at), merchantId, url, eventTypes, secret, at],
  );
  if (!row) throw notFound('merchant');
  return { ...toEndpoint(row), secret };
}

/** A merchant's endpoints, newest first. */
export async function listWebhookEndpoints(
  context: WalletContext,
  merchantId: string,
): Promise<WebhookEndpoint[]> {
  const rows = await context.database.query<EndpointRow>(
    'select * from webhook_endpoints where merchant_id = $1 and deleted_at is null order by id desc',
    [merchantId],
  );
  return rows.map(toEndpoint);
}

/** One endpoint that is not deleted. */
export async function readWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookEndpoint> {
  return toEndpoint(await findEndpoint(context.database, merchantId, id));
}

export type WebhookEndpointChange = {
  url?: string | undefined;
  eventTypes?: string[] | null | undefined;
  status?: WebhookEndpoint['status'] | undefined;
};

/** Changes what is named. Enabled again, it gets what was waiting for it; what happened meanwhile is in the log. */
export async function updateWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  { id, change }: { id: string; change: WebhookEndpointChange },
): Promise<WebhookEndpoint> {
  if (change.url !== undefined) requireAddress(context, change.url);
  const [row] = await context.database.query<EndpointRow>(
    `update webhook_endpoints set url = coalesce($3, url), status = coalesce($4, status),
       event_types = case when $5::boolean then $6::text[] else event_types end,
       disabled_reason = case when $4::text is null then disabled_reason end
     where id = $1 and merchant_id = $2 and deleted_at is null returning *`,
    [
      id,
      merchantId,
      change.url ?? null,
      change.status ?? null,
      change.eventTypes !== undefined,
      change.eventTypes ?? null,
    ],
  );
  if (!row) throw notFound('webhook endpoint');
  return toEndpoint(row);
}

/** Makes a new secret; for a day the old one signs as well, so that receivers can follow. */
export async function rotateWebhookSecret(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookEndpointWithSecret> {
  const secret = newWebhookSecret();
  const [row] = await context.database.query<EndpointRow>(
    `update webhook_endpoints set previous_secret = secret, previous_secret_until = $3, secret = $4
     where id = $1 and merchant_id = $2 and deleted_at is null returning *`,
    [id, merchantId, new Date(context.now().getTime() + overlapMs), secret],
  );
  if (!row) throw notFound('webhook endpoint');
  return { ...toEndpoint(row), secret };
}

/** Removes an endpoint: nothing more is sent to it, its log stays. */
export async function deleteWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const deleted = await transaction.query(
      `update webhook_endpoints set deleted_at = $3, status = 'disabled'
       where id = $1 and merchant_id = $2 and deleted_at is null returning id`,
      [id, merchantId, context.now()],
    );
    if (deleted.length === 0) throw notFound('webhook endpoint');
    await transaction.query(
      `update webhook_deliveries set status = 'failed', next_attempt_at = null where endpoint_id = $1 and status = 'waiting'`,
      [id],
    );
  });
}

/** One endpoint as stored. */
export async function findEndpoint(
  database: Queryable,
  merchantId: string,
  id: string,
): Promise<EndpointRow> {
  const [row] = await database.query<EndpointRow>(
    'select * from webhook_endpoints where id = $1 and merchant_id = $2 and deleted_at is null',
    [id, merchantId],
  );
  if (!row) throw notFound('webhook endpoint');
  return row;
}

/** Rejects an address that no webhook may be sent to. Each delivery checks the addresses that its name has then. */
function requireAddress(context: WalletContext, text: string): void {
  const problem = addressProblem(context, text);
  if (problem === null) return;
  const fields = [{ field: 'url', message: problem }];
  throw new WalletError('invalid_request', `This webhook address ${problem}.`, { fields });
}

function addressProblem(context: WalletContext, text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return 'is no http or https URL';
  if (url.username !== '' || url.password !== '') return 'must not contain a user or a password';
  return allowsPrivateWebhooks(context, text) ? null : privateWebhookProblem(url);
}

function toEndpoint(row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    eventTypes: row.event_types,
    status: row.status,
    disabledReason: row.disabled_reason,
    createdAt: row.created_at.toISOString(),
  };
}
