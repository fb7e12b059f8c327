import {
  WalletError,
  type WalletNotification,
  type WalletNotificationPage,
  walletNotificationTypes,
} from '@coffer/adapter';
import { sql } from 'kysely';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type EventSummary, readEventsOfTypes } from '../../ledger/index.ts';
import { recordAction } from '../auditLog/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { listCustomerWallets } from '../wallets/index.ts';

type Customer = { merchantId: string; customerId: string };

/** Maximum number of newest notifications that are listed and counted as unread. */
const notificationsMax = 500;

/**
 * Lists a customer's in-app notifications, newest first. A notification is an event of a wallet, so it exists from the
 * commit of the change on. Only the fact that it was read is stored separately.
 */
export async function listNotifications(
  context: WalletContext,
  customer: Customer,
  { cursor, limit = 25 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<WalletNotificationPage> {
  const notifications = await readNotifications(context, customer);
  const start = startAfter(notifications, cursor);
  const items = notifications.slice(start, start + limit);
  return {
    items,
    nextCursor: start + limit < notifications.length ? (items.at(-1)?.id ?? null) : null,
    unread: notifications.filter(({ readAt }) => readAt === null).length,
  };
}

/** Marks notifications as read. Ignores ids that do not belong to the customer. */
export async function markNotificationsRead(
  context: WalletContext,
  customer: Customer,
  notificationIds: readonly string[],
): Promise<void> {
  const notifications = await readNotifications(context, customer);
  const read = notifications.filter(({ id, readAt }) => readAt === null && notificationIds.includes(id));
  if (read.length === 0) return;
  const readAt = context.now();
  const insert = kysely
    .insertInto('notification_reads')
    .columns(['wallet_id', 'sequence', 'read_at'])
    .expression(
      sql`select w, s, ${readAt} from unnest(${read.map(({ walletId }) => walletId)}::text[],
        ${read.map(({ id }) => sequenceOf(id))}::bigint[]) as r (w, s)`,
    )
    .onConflict((conflict) => conflict.doNothing());
  await context.database.transaction(async (transaction) => {
    await execute(transaction, insert);
    await recordAction(context, transaction);
  });
}

async function readNotifications(context: WalletContext, customer: Customer): Promise<WalletNotification[]> {
  const wallets = await listCustomerWallets(context.database, customer);
  const accountIds = wallets.map(({ id }) => id);
  const events = await readEventsOfTypes(context.database, {
    accountIds,
    types: walletNotificationTypes,
    limit: notificationsMax,
  });
  const reads = await execute(
    context.database,
    kysely
      .selectFrom('notification_reads')
      .selectAll()
      .where('wallet_id', '=', ({ fn, val }) => fn.any(val(accountIds))),
  );
  const readAt = new Map(reads.map((row) => [notificationId(row.wallet_id, row.sequence), row.read_at]));
  return events.filter(isNotification).map(({ accountId: walletId, sequence, type, data, createdAt }) => {
    const id = notificationId(walletId, sequence);
    return {
      id,
      type,
      walletId,
      data,
      createdAt: createdAt.toISOString(),
      readAt: readAt.get(id)?.toISOString() ?? null,
    };
  });
}

/**
 * Whether an event is a notification. A low balance is one only if its alert has the in-app channel. A failed payment is
 * one only if the customer did not start it.
 */
function isNotification({ type, data }: EventSummary): boolean {
  if (type === 'invoice.payment_failed' && data.automatic === false) return false;
  return !(Array.isArray(data.channels) && !data.channels.includes('inApp'));
}

function notificationId(walletId: string, sequence: number): string {
  return `ntf_${walletId.replace(/^wal_/, '')}_${sequence}`;
}

function sequenceOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('_') + 1));
}

/**
 * Returns the index of the first notification after a cursor.
 *
 * @throws WalletError `invalid_request` for an unknown cursor
 */
function startAfter(all: readonly WalletNotification[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const index = all.findIndex(({ id }) => id === cursor);
  if (index >= 0) return index + 1;
  const fields = [{ field: 'cursor', message: 'is not the `nextCursor` of a response' }];
  throw new WalletError('invalid_request', 'Invalid cursor. Use the `nextCursor` of a previous response.', {
    fields,
  });
}
