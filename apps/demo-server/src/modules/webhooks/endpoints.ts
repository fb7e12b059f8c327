import { WalletError } from '@coffer/adapter';
import type { Selectable } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type { WebhookEndpointsTable } from '../../database/tables.gen.ts';
import { recordAction } from '../auditLog/index.ts';
import { createId, notFound, type WalletContext } from '../shared/index.ts';
import { allowsPrivateWebhooks, privateWebhookProblem } from './receiverAddress.ts';
import { createWebhookSecret } from './signWebhook.ts';

/** A URL of a merchant that receives events. */
export type WebhookEndpoint = {
  id: string;
  url: string;
  /** Event types to send. Null sends all types. */
  eventTypes: string[] | null;
  status: EndpointRow['status'];
  /** `gone`: the receiver responded with 410. Null when the merchant disabled the endpoint. */
  disabledReason: EndpointRow['disabled_reason'];
  createdAt: string;
};

/** An endpoint with its secret, which is returned only when the secret is created. */
export type WebhookEndpointWithSecret = WebhookEndpoint & { secret: string };

type EndpointRow = Selectable<WebhookEndpointsTable>;

/** Time for which both secrets sign after a rotation. */
const overlapMs = 24 * 60 * 60 * 1000;

/**
 * Creates an endpoint.
 *
 * @throws WalletError `invalid_request` for an address that may not receive webhooks
 */
export async function createWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  { url, eventTypes = null }: { url: string; eventTypes?: string[] | null | undefined },
): Promise<WebhookEndpointWithSecret> {
  requireAddress(context, url);
  const at = context.now();
  const secret = createWebhookSecret();
  const id = createId('whe', at);
  const insert = kysely
    .insertInto('webhook_endpoints')
    .values({ id, merchant_id: merchantId, url, event_types: eventTypes, secret, created_at: at })
    .returningAll();
  return context.database.transaction(async (transaction) => {
    const row = await executeTakeFirst(transaction, insert);
    if (!row) throw notFound('merchant');
    await recordAction(context, transaction, id);
    return { ...toEndpoint(row), secret };
  });
}

/** Lists a merchant's endpoints, newest first. */
export async function listWebhookEndpoints(
  context: WalletContext,
  merchantId: string,
): Promise<WebhookEndpoint[]> {
  const rows = await execute(
    context.database,
    kysely
      .selectFrom('webhook_endpoints')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where('deleted_at', 'is', null)
      .orderBy('id', 'desc'),
  );
  return rows.map(toEndpoint);
}

/**
 * Reads an endpoint.
 *
 * @throws WalletError `not_found`, also for a deleted endpoint
 */
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

/**
 * Changes the given fields. An endpoint that is enabled again receives the deliveries that waited for it. Events that
 * happened while it was disabled are not sent; the delivery log and the event list have them.
 *
 * @throws WalletError `not_found`, or `invalid_request` for an address that may not receive webhooks
 */
export async function updateWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  { id, change }: { id: string; change: WebhookEndpointChange },
): Promise<WebhookEndpoint> {
  const { url, eventTypes, status } = change;
  if (url !== undefined) requireAddress(context, url);
  if (url === undefined && eventTypes === undefined && status === undefined) {
    return readWebhookEndpoint(context, merchantId, id);
  }
  const update = kysely
    .updateTable('webhook_endpoints')
    .set({
      ...(url !== undefined && { url }),
      ...(eventTypes !== undefined && { event_types: eventTypes }),
      ...(status !== undefined && { status, disabled_reason: null }),
    })
    .where('id', '=', id)
    .where('merchant_id', '=', merchantId)
    .where('deleted_at', 'is', null)
    .returningAll();
  return context.database.transaction(async (transaction) => {
    const row = await executeTakeFirst(transaction, update);
    if (!row) throw notFound('webhook endpoint');
    await recordAction(context, transaction);
    return toEndpoint(row);
  });
}

/**
 * Creates a new secret. The old one signs as well for 24 hours, so that receivers can change over.
 *
 * @throws WalletError `not_found`
 */
export async function rotateWebhookSecret(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<WebhookEndpointWithSecret> {
  const secret = createWebhookSecret();
  const rotate = kysely
    .updateTable('webhook_endpoints')
    .set(({ ref }) => ({
      previous_secret: ref('secret'),
      previous_secret_until: new Date(context.now().getTime() + overlapMs),
      secret,
    }))
    .where('id', '=', id)
    .where('merchant_id', '=', merchantId)
    .where('deleted_at', 'is', null)
    .returningAll();
  return context.database.transaction(async (transaction) => {
    const row = await executeTakeFirst(transaction, rotate);
    if (!row) throw notFound('webhook endpoint');
    await recordAction(context, transaction);
    return { ...toEndpoint(row), secret };
  });
}

/**
 * Deletes an endpoint. Its waiting deliveries fail; its delivery log remains.
 *
 * @throws WalletError `not_found`
 */
export async function deleteWebhookEndpoint(
  context: WalletContext,
  merchantId: string,
  id: string,
): Promise<void> {
  await context.database.transaction(async (transaction) => {
    const deleted = await executeTakeFirst(
      transaction,
      kysely
        .updateTable('webhook_endpoints')
        .set({ deleted_at: context.now(), status: 'disabled' })
        .where('id', '=', id)
        .where('merchant_id', '=', merchantId)
        .where('deleted_at', 'is', null)
        .returning('id'),
    );
    if (!deleted) throw notFound('webhook endpoint');
    await execute(
      transaction,
      kysely
        .updateTable('webhook_deliveries')
        .set({ status: 'failed', next_attempt_at: null })
        .where('endpoint_id', '=', id)
        .where('status', '=', 'waiting'),
    );
    await recordAction(context, transaction);
  });
}

/**
 * Finds the row of an endpoint.
 *
 * @throws WalletError `not_found`, also for a deleted endpoint
 */
export async function findEndpoint(
  database: Queryable,
  merchantId: string,
  id: string,
): Promise<EndpointRow> {
  const row = await executeTakeFirst(
    database,
    kysely
      .selectFrom('webhook_endpoints')
      .selectAll()
      .where('id', '=', id)
      .where('merchant_id', '=', merchantId)
      .where('deleted_at', 'is', null),
  );
  if (!row) throw notFound('webhook endpoint');
  return row;
}

/** Rejects an address that may not receive webhooks. Each delivery checks the addresses that its host name has then. */
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
    eventTypes: row.event_types && [...row.event_types],
    status: row.status,
    disabledReason: row.disabled_reason,
    createdAt: row.created_at.toISOString(),
  };
}
