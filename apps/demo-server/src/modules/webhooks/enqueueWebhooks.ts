import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type ClaimedEvents, readClaimedEvents } from '../../ledger/index.ts';
import { createId, type WalletContext } from '../shared/index.ts';
import { fromLedgerEvents, type OwnedWallet, type PendingEvent } from './pendingEvents.ts';
import { readEventObjects } from './readEventObjects.ts';
import { webhookBody, webhookData } from './webhookBody.ts';

type Receiver = { id: string; merchant_id: string; event_types: readonly string[] | null };

/** A message to store. `wallet_id` and `sequence` name its event; a test message has none. */
export type NewMessage = {
  id: string;
  merchant_id: string;
  event_type: string;
  wallet_id: string | null;
  sequence: number | null;
  body: string;
};

/** A delivery of a message to one endpoint. */
export type NewDelivery = { id: string; merchant_id: string; endpoint_id: string; message_id: string };

/** Events that one transaction has claimed: of wallets, and of customers outside their wallets. */
export type ClaimedWork = { walletEvents: readonly ClaimedEvents[]; customerEvents: readonly PendingEvent[] };

/**
 * Stores a message for each claimed event that an endpoint wants, and a delivery for each such endpoint, in the
 * transaction that claimed the events. Events of merchants without an enabled endpoint are not read.
 */
export async function enqueueWebhooks(
  context: WalletContext,
  transaction: Transaction,
  { walletEvents, customerEvents }: ClaimedWork,
): Promise<void> {
  const now = context.now();
  const owners = await readOwners(transaction, [...new Set(walletEvents.map(({ accountId }) => accountId))]);
  const merchantIds = [
    ...owners.values(),
    ...customerEvents.map(({ merchantId }) => ({ merchant_id: merchantId })),
  ];
  if (merchantIds.length === 0) return;
  const receivers = await readReceivers(transaction, [
    ...new Set(merchantIds.map(({ merchant_id }) => merchant_id)),
  ]);
  if (receivers.length === 0) return;
  const ledgerEvents = await readClaimedEvents(
    transaction,
    walletEvents.filter(({ accountId }) => owners.has(accountId)),
  );
  const events = [...fromLedgerEvents(ledgerEvents, owners), ...customerEvents];
  const wanted = events.flatMap((event) => {
    const interested = receivers.filter((receiver) => wants(receiver, event));
    return interested.length === 0 ? [] : [{ event, interested }];
  });
  if (wanted.length === 0) return;
  const objectsOf = await readEventObjects({
    context,
    transaction,
    events: wanted.map(({ event }) => event),
  });
  const messages = wanted.map(({ event }) => ({
    id: event.id,
    merchant_id: event.merchantId,
    event_type: event.type,
    wallet_id: event.sequence === null ? null : event.walletId,
    sequence: event.sequence,
    body: webhookBody(context, event, webhookData(event, objectsOf(event))),
  }));
  const deliveries = wanted.flatMap(({ event, interested }) =>
    interested.map(({ id: endpoint_id }) => ({
      id: createId('whd', now),
      merchant_id: event.merchantId,
      endpoint_id,
      message_id: event.id,
    })),
  );
  await insertMessages(transaction, { messages, deliveries, now });
}

/** Stores messages and their deliveries, which are due at once. */
export async function insertMessages(
  transaction: Transaction,
  {
    messages,
    deliveries,
    now,
  }: { messages: readonly NewMessage[]; deliveries: readonly NewDelivery[]; now: Date },
): Promise<void> {
  // One parameter for all rows: one statement to prepare, however many rows there are.
  await execute(
    transaction,
    kysely
      .insertInto('webhook_messages')
      .columns(['id', 'merchant_id', 'event_type', 'wallet_id', 'sequence', 'body', 'created_at'])
      .expression(sql`
        select id, merchant_id, event_type, wallet_id, sequence, body, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(messages)}::text::jsonb)
          as message (id text, merchant_id text, event_type text, wallet_id text, sequence bigint, body text)`),
  );
  await execute(
    transaction,
    kysely
      .insertInto('webhook_deliveries')
      .columns(['id', 'merchant_id', 'endpoint_id', 'message_id', 'next_attempt_at', 'created_at'])
      .expression(sql`
        select id, merchant_id, endpoint_id, message_id, ${now}::timestamptz, ${now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(deliveries)}::text::jsonb)
          as delivery (id text, merchant_id text, endpoint_id text, message_id text)`),
  );
}

/** Reads the owners of the wallets whose merchant has an enabled endpoint, by wallet. */
async function readOwners(transaction: Transaction, walletIds: string[]): Promise<Map<string, OwnedWallet>> {
  if (walletIds.length === 0) return new Map();
  const query = kysely
    .selectFrom('wallets')
    .select(['id', 'merchant_id', 'customer_id'])
    .where('id', '=', ({ fn, val }) => fn.any(val(walletIds)))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('webhook_endpoints')
          .select('webhook_endpoints.id')
          .whereRef('webhook_endpoints.merchant_id', '=', 'wallets.merchant_id')
          .where('webhook_endpoints.status', '=', 'enabled'),
      ),
    );
  return new Map((await execute(transaction, query)).map((owner) => [owner.id, owner]));
}

function readReceivers(transaction: Transaction, merchantIds: string[]): Promise<Receiver[]> {
  return execute(
    transaction,
    kysely
      .selectFrom('webhook_endpoints')
      .select(['id', 'merchant_id', 'event_types'])
      .where('merchant_id', '=', ({ fn, val }) => fn.any(val(merchantIds)))
      .where('status', '=', 'enabled')
      .orderBy('id'),
  );
}

/** Whether an endpoint receives an event. An alert goes to webhooks only when its channels name them. */
function wants({ merchant_id, event_types }: Receiver, { merchantId, type, data }: PendingEvent): boolean {
  if (merchant_id !== merchantId || (event_types && !event_types.includes(type))) return false;
  const { channels } = data;
  const isAlert = type === 'wallet.balance_low' || type === 'wallet.balance_recovered';
  return !isAlert || !Array.isArray(channels) || channels.includes('webhook');
}
