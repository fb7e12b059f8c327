import type { LookupFunction } from 'node:net';
import type { SqlRow } from '../../database/Database.ts';
import { type ClaimTasks, createWorkerPool, type TaskOutcome } from '../../jobs/createWorkerPool.ts';
import { dueParameters, dueRows } from '../../jobs/dueRows.ts';
import { allowsPrivateWebhooks } from '../merchants/index.ts';
import { areReceiversDown, createId, type WalletContext } from '../shared/index.ts';
import { postWebhook, type WebhookResponse } from './postWebhook.ts';
import { signWebhook } from './signWebhook.ts';

export type DeliverWebhooksOptions = {
  /** How long a receiver may take. @default 15000 */
  timeoutMs?: number;
  /** From 0 to below 1, for the jitter. @default Math.random */
  random?: () => number;
  /** How names become addresses. @default the system's */
  lookup?: LookupFunction;
};

type DueRow = SqlRow & {
  id: string;
  merchant_id: string;
  endpoint_id: string;
  message_id: string;
  attempt_count: number;
  body: string;
  url: string;
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Date | null;
};

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** The pauses between ten attempt_count: about three days. */
const retryDelaysMs = [
  ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour],
  ...[10 * hour, 14 * hour, 18 * hour, 24 * hour],
];
/** The longest that a receiver's Retry-After is honoured. */
const retryAfterMaxMs = 24 * hour;
/** Sends each delivery that is due, once. For tests and the test clock: a server has a pool that keeps running. */
export function deliverWebhooks(context: WalletContext, options: DeliverWebhooksOptions = {}): Promise<void> {
  return createWorkerPool(claimDeliveries(context, options)).drain();
}

/**
 * Claims due deliveries for longer than a receiver may take, so that several servers can share the work. At
 * least once: when a server dies after the receiver answered, another one sends again, with the same id.
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
      lane: row.endpoint_id,
      tenant: row.merchant_id,
      run: () => deliver(context, row, { ...options, timeoutMs }),
    }));
  };
}

const dueDeliveries = dueRows({
  from: 'webhook_deliveries',
  due: 'next_attempt_at',
  lane: 'endpoint_id',
  laneCondition: `exists (select from webhook_endpoints o where o.id = lanes.lane and o.status = 'enabled')`,
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
  const answer = (await areReceiversDown(context))
    ? pretendedOutage
    : await postWebhook({
        url: row.url,
        body: row.body,
        headers: {
          ...signWebhook({ id: row.message_id, body: row.body, at }, secrets),
          'content-type': 'application/json',
          'user-agent': 'Coffer-Webhooks/1.0',
        },
        allowPrivate: allowsPrivateWebhooks(context, row.url),
        timeoutMs,
        ...(lookup ? { lookup } : {}),
      });
  const durationMs = Math.round(performance.now() - start);
  await conclude(context, row, { answer, durationMs, jitter: random() });
  return answer.status === null && durationMs >= timeoutMs ? 'timedOut' : 'answered';
}

async function conclude(
  context: WalletContext,
  row: DueRow,
  { answer, durationMs, jitter }: { answer: WebhookResponse; durationMs: number; jitter: number },
): Promise<void> {
  const now = context.now();
  const isTaken = answer.status !== null && answer.status >= 200 && answer.status < 300;
  const pauseMs = answer.status === 410 ? undefined : retryDelaysMs[row.attempt_count - 1];
  const waitMs = Math.max((pauseMs ?? 0) * (0.9 + jitter / 5), retryAfterMs(answer, now));
  const isOver = isTaken || pauseMs === undefined;
  const status = isTaken ? 'succeeded' : isOver ? 'failed' : 'waiting';
  await context.database.transaction(async (transaction) => {
    await transaction.query(
      `insert into webhook_attempts (id, delivery_id, status, detail, duration_ms, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [createId('wht', now), row.id, answer.status, answer.detail, durationMs, now],
    );
    // Only while nobody else has taken, replayed or ended it since.
    await transaction.query(
      `update webhook_deliveries set status = $3, next_attempt_at = $4 where id = $1 and attempt_count = $2 and status = 'waiting'`,
      [row.id, row.attempt_count, status, isOver ? null : new Date(now.getTime() + waitMs)],
    );
    if (answer.status === 410) {
      await transaction.query(
        `update webhook_endpoints set status = 'disabled', disabled_reason = 'gone' where id = $1 and status = 'enabled'`,
        [row.endpoint_id],
      );
    }
  });
}

const pretendedOutage: WebhookResponse = {
  status: null,
  retryAfter: null,
  detail: 'The test server pretends that no receiver can be reached.',
};

/** What a receiver asks for, in seconds or as a date; 0 where it asks for nothing that makes sense. */
function retryAfterMs({ retryAfter }: WebhookResponse, now: Date): number {
  if (retryAfter === null) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * second : Date.parse(retryAfter) - now.getTime();
  return ms > 0 ? Math.min(ms, retryAfterMaxMs) : 0;
}
