import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { type ClaimedEvents, type LedgerEvent, readClaimedEvents } from '../../ledger/index.ts';
import { createId, entryId } from '../shared/index.ts';

type Owner = { id: string; merchant_id: string; customer_id: string };
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

/**
 * Stores a message for each claimed event that an endpoint wants, and a delivery for each such endpoint, in the
 * transaction that claimed the events. Events of merchants without an enabled endpoint are not read.
 */
export async function enqueueWebhooks(
  transaction: Transaction,
  claimed: readonly ClaimedEvents[],
  now: Date,
): Promise<void> {
  const owners = await readOwners(transaction, [...new Set(claimed.map(({ accountId }) => accountId))]);
  if (owners.length === 0) return;
  const receivers = await readReceivers(transaction, [
    ...new Set(owners.map(({ merchant_id }) => merchant_id)),
  ]);
  const ownerByWallet = new Map(owners.map((owner) => [owner.id, owner]));
  const events = await readClaimedEvents(
    transaction,
    claimed.filter(({ accountId }) => ownerByWallet.has(accountId)),
  );
  const messages: NewMessage[] = [];
  const deliveries: NewDelivery[] = [];
  for (const event of events) {
    const owner = ownerByWallet.get(event.accountId);
    if (!owner) continue;
    const interested = receivers.filter((receiver) => wants(receiver, owner, event));
    if (interested.length === 0) continue;
    const id = createId('msg', now);
    const { merchant_id } = owner;
    messages.push({
      id,
      merchant_id,
      event_type: event.type,
      wallet_id: owner.id,
      sequence: event.sequence,
      body: JSON.stringify(toMessage(event, owner)),
    });
    for (const { id: endpoint_id } of interested) {
      deliveries.push({ id: createId('whd', now), merchant_id, endpoint_id, message_id: id });
    }
  }
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

/** Reads the wallets whose merchant has an enabled endpoint. */
function readOwners(transaction: Transaction, walletIds: string[]): Promise<Owner[]> {
  return execute(
    transaction,
    kysely
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
      ),
  );
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
function wants({ merchant_id, event_types }: Receiver, owner: Owner, { type, data }: LedgerEvent): boolean {
  if (merchant_id !== owner.merchant_id || (event_types && !event_types.includes(type))) return false;
  const { channels } = data;
  const isAlert = type === 'wallet.balance_low' || type === 'wallet.balance_recovered';
  return !isAlert || !Array.isArray(channels) || channels.includes('webhook');
}

/** Builds the body of a message: type, timestamp and data, as the Standard Webhooks specification recommends. */
function toMessage(event: LedgerEvent, owner: Owner): object {
  const { type, sequence, createdAt, data, entry, holdId, balance } = event;
  const money = (amount: number) => ({ amount, currency: balance.currency });
  return {
    type,
    timestamp: createdAt.toISOString(),
    data: {
      ...data,
      walletId: owner.id,
      customerId: owner.customer_id,
      sequence,
      ...(entry ? { entryId: entryId(owner.id, entry.number), amount: money(entry.amount) } : {}),
      ...(holdId === null ? {} : { holdId }),
      balance: money(balance.balance),
      availableBalance: money(balance.balance - balance.reserved),
    },
  };
}
