import {
  WalletError,
  type WalletNotification,
  type WalletNotificationPage,
  walletNotificationTypes,
} from '@coffer/adapter';
import { type EventSummary, readEventsOfTypes } from '../../ledger/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { listCustomerWallets } from '../wallets/index.ts';

type Customer = { merchantId: string; customerId: string };

/** So many of the newest are looked through for how many are unread. */
const lookedThrough = 500;

/**
 * What a customer is told of in the product: events of their wallets, with which of them were read. They are
 * there with the commit that they tell of; nothing else has to be written.
 */
export async function listNotifications(
  context: WalletContext,
  customer: Customer,
  { cursor, limit = 25 }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<WalletNotificationPage> {
  const told = await readTold(context, customer);
  const start = startAfter(told, cursor);
  const items = told.slice(start, start + limit);
  return {
    items,
    nextCursor: start + limit < told.length ? (items.at(-1)?.id ?? null) : null,
    unread: told.filter(({ readAt }) => readAt === null).length,
  };
}

/** Marks them as read. Ids that are none of the customer's are left alone. */
export async function markNotificationsRead(
  context: WalletContext,
  customer: Customer,
  notificationIds: readonly string[],
): Promise<void> {
  const told = await readTold(context, customer);
  const read = told.filter(({ id, readAt }) => readAt === null && notificationIds.includes(id));
  if (read.length === 0) return;
  await context.database.query(
    `insert into notification_reads (wallet_id, sequence, read_at)
     select w, s, $3 from unnest($1::text[], $2::bigint[]) as r (w, s) on conflict do nothing`,
    [read.map(({ walletId }) => walletId), read.map(({ id }) => sequenceOf(id)), context.now()],
  );
}

async function readTold(context: WalletContext, customer: Customer): Promise<WalletNotification[]> {
  const wallets = await listCustomerWallets(context.database, customer);
  const accountIds = wallets.map(({ id }) => id);
  const events = await readEventsOfTypes(context.database, {
    accountIds,
    types: walletNotificationTypes,
    limit: lookedThrough,
  });
  const reads = await context.database.query<{ wallet_id: string; sequence: number; read_at: Date }>(
    'select wallet_id, sequence, read_at from notification_reads where wallet_id = any ($1::text[])',
    [accountIds],
  );
  const readAt = new Map(reads.map((row) => [notificationId(row.wallet_id, row.sequence), row.read_at]));
  return events.filter(notifies).map(({ accountId: walletId, sequence, type, data, createdAt }) => {
    const id = notificationId(walletId, sequence);
    return {
      ...{ id, type, walletId, data },
      createdAt: createdAt.toISOString(),
      readAt: readAt.get(id)?.toISOString() ?? null,
    };
  });
}

/** A low balance is told here only where its alert names this channel. */
function notifies({ data }: EventSummary): boolean {
  return !(Array.isArray(data.channels) && !data.channels.includes('inApp'));
}

function notificationId(walletId: string, sequence: number): string {
  return `ntf_${walletId.replace(/^wal_/, '')}_${sequence}`;
}

function sequenceOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('_') + 1));
}

/** Where a page starts. @throws WalletError for a cursor that no page gave */
function startAfter(all: readonly WalletNotification[], cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const place = all.findIndex(({ id }) => id === cursor);
  if (place >= 0) return place + 1;
  const fields = [{ field: 'cursor', message: 'is none that a page gave' }];
  throw new WalletError('invalid_request', 'This cursor is not valid.', { fields });
}
