import type { LookupFunction } from 'node:net';
import type { Selectable } from 'kysely';
import type { SqlRow } from '../../database/Database.ts';
import { execute, executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import type {
  WebhookDeliveriesTable,
  WebhookEndpointsTable,
  WebhookMessagesTable,
} from '../../database/tables.gen.ts';
import { type ClaimTasks, createWorkerPool, type TaskOutcome } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { insertEmail } from '../mail/index.ts';
import { areReceiversDown, createId, type WalletContext } from '../shared/index.ts';
import { postWebhook, type WebhookResponse } from './postWebhook.ts';
import { allowsPrivateWebhooks } from './receiverAddress.ts';
import { signWebhook } from './signWebhook.ts';

export type DeliverWebhooksOptions = {
  /** Maximum time for a receiver to respond, in milliseconds. @default 15000 */
  timeoutMs?: number;
  /** Returns a number from 0 to below 1 for the jitter. @default Math.random */
  random?: () => number;
  /** Resolves host names. @default the resolver of the system */
  lookup?: LookupFunction;
};

type DueRow = SqlRow &
  Pick<
    Selectable<WebhookDeliveriesTable>,
    'id' | 'merchant_id' | 'endpoint_id' | 'message_id' | 'attempt_count'
  > &
  Pick<Selectable<WebhookMessagesTable>, 'body'> &
  Pick<Selectable<WebhookEndpointsTable>, 'url' | 'secret' | 'previous_secret' | 'previous_secret_until'>;

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/**
 * Pauses between ten attempts, which take about three days. The Standard Webhooks specification recommends this
 * schedule.
 */
const retryDelaysMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  18 * hour,
  24 * hour,
];
/** The longest `Retry-After` of a receiver that is honoured. */
const retryAfterMaxMs = 24 * hour;

/** Sends each delivery that is due, once. For tests and the test clock; a server runs a pool. */
export function deliverWebhooks(context: WalletContext, options: DeliverWebhooksOptions = {}): Promise<void> {
  return createWorkerPool(claimDeliveries(context, options)).drain();
}

/**
 * Claims due deliveries with a lease that is longer than a receiver may take, so that servers share the work. Delivery
 * is at least once: when a server dies after the receiver responded, another server sends again, with the same id.
 */
export function claimDeliveries(context: WalletContext, options: DeliverWebhooksOptions = {}): ClaimTasks {
  const { timeoutMs = 15 * second } = options;
  return async (free) => {
    const now = context.now();
    const due = await context.database.query<DueRow>(
      `update webhook_deliveries d set attempt_count = d.attempt_count + 1, next_attempt_at = $7
       from webhook_messages m, webhook_endpoints e
       where m.id = d.message_id and e.id = d.endpoint_id and d.id in (
         select id from webhook_deliveries where next_attempt_at <= $1 and id in (${dueDeliveries}) for update skip locked)
       returning d.id, d.merchant_id, d.endpoint_id, d.message_id, d.attempt_count, m.body, e.url, e.secret, e.previous_secret,
         e.previous_secret_until`,
      [...dueParameters(now, free), new Date(now.getTime() + 2 * timeoutMs)],
    );
    return due.map((row) => ({
      id: row.id,
      group: row.endpoint_id,
      tenant: row.merchant_id,
      run: () => deliver(context, row, { ...options, timeoutMs }),
    }));
  };
}

const dueDeliveries = dueRows({
  from: 'webhook_deliveries',
  due: 'next_attempt_at',
  group: 'endpoint_id',
  groupCondition: `exists (select from webhook_endpoints o where o.id = work_groups.id and o.status = 'enabled')`,
});

async function deliver(
  context: WalletContext,
  row: DueRow,
  { timeoutMs, random = Math.random, lookup }: DeliverWebhooksOptions & { timeoutMs: number },
): Promise<TaskOutcome> {
  const at = context.now();
  const secrets = [row.secret];
  if (row.previous_secret && row.previous_secret_until && row.previous_secret_until > at) {
    secrets.push(row.previous_secret);
  }
  const start = performance.now();
  const response = (await areReceiversDown(context))
    ? pretendedOutage
    : await postWebhook({
        url: row.url,
        body: row.body,
        headers: {
          ...signWebhook({ id: row.message_id, body: row.body, at: realTime(context) }, secrets),
          'content-type': 'application/json',
          'user-agent': 'Coffer-Webhooks/1.0',
        },
        allowPrivate: allowsPrivateWebhooks(context, row.url),
        timeoutMs,
        ...(lookup ? { lookup } : {}),
      });
  const durationMs = Math.round(performance.now() - start);
  await recordAttempt(context, row, { response, durationMs, jitter: random() });
  return response.status === null && durationMs >= timeoutMs ? 'timedOut' : 'answered';
}

/** The time without the test clock: a receiver compares the time of a message with its own clock. */
function realTime(context: WalletContext): Date {
  return context.testMode?.clock.realNow() ?? context.now();
}

/** Stores an attempt and decides what follows: success, another attempt, or the end. A 410 disables the endpoint. */
async function recordAttempt(
  context: WalletContext,
  row: DueRow,
  { response, durationMs, jitter }: { response: WebhookResponse; durationMs: number; jitter: number },
): Promise<void> {
  const now = context.now();
  const isSuccess = response.status !== null && response.status >= 200 && response.status < 300;
  const pauseMs = response.status === 410 ? undefined : retryDelaysMs[row.attempt_count - 1];
  const waitMs = Math.max((pauseMs ?? 0) * (0.9 + jitter / 5), retryAfterMs(response, now));
  const isOver = isSuccess || pauseMs === undefined;
  const status = isSuccess ? 'succeeded' : isOver ? 'failed' : 'waiting';
  await context.database.transaction(async (transaction) => {
    await execute(
      transaction,
      kysely.insertInto('webhook_attempts').values({
        id: createId('wht', now),
        delivery_id: row.id,
        status: response.status,
        detail: response.detail,
        duration_ms: durationMs,
        created_at: now,
      }),
    );
    // Only if no other server claimed, replayed or ended the delivery meanwhile.
    await execute(
      transaction,
      kysely
        .updateTable('webhook_deliveries')
        .set({ status, next_attempt_at: isOver ? null : new Date(now.getTime() + waitMs) })
        .where('id', '=', row.id)
        .where('attempt_count', '=', row.attempt_count)
        .where('status', '=', 'waiting'),
    );
    if (response.status === 410) {
      const disabled = await executeTakeFirst(
        transaction,
        kysely
          .updateTable('webhook_endpoints')
          .set({ status: 'disabled', disabled_reason: 'gone' })
          .where('id', '=', row.endpoint_id)
          .where('status', '=', 'enabled')
          .returning(['merchant_id', 'url']),
      );
      if (disabled) {
        const { merchant_id: merchantId, url: endpoint } = disabled;
        const email = { type: 'endpoint_disabled', values: { endpoint }, now } as const;
        await insertEmail(transaction, { merchantId, customerId: null, ...email });
      }
    }
  });
}

const pretendedOutage: WebhookResponse = {
  status: null,
  retryAfter: null,
  detail: 'The test server pretends that no receiver can be reached.',
};

/**
 * Reads how long a receiver asks to wait, in seconds or as a date; 0 without a valid `Retry-After`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function retryAfterMs({ retryAfter }: WebhookResponse, now: Date): number {
  if (retryAfter === null) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * second : Date.parse(retryAfter) - now.getTime();
  return ms > 0 ? Math.min(ms, retryAfterMaxMs) : 0;
}
