import type { Transaction } from '../../database/Database.ts';
import { type ClaimedEvents, type LedgerEvent, readClaimedEvents } from '../../ledger/index.ts';
import { createId, entryId } from '../shared/index.ts';

type Owner = { id: string; merchant_id: string; customer_id: string };
type Receiver = { id: string; merchant_id: string; event_types: string[] | null };

/**
 * Makes a message of each event that somebody wants, and a delivery to each who does: with what took the events.
 * Those of a merchant without an endpoint are not even read.
 */
export async function queueWebhooks(
  transaction: Transaction,
  taken: readonly ClaimedEvents[],
  now: Date,
): Promise<void> {
  const owners = await transaction.query<Owner>(
    `select id, merchant_id, customer_id from wallets w where id = any ($1::text[]) and exists (
       select from webhook_endpoints e where e.merchant_id = w.merchant_id and e.status = 'enabled')`,
    [[...new Set(taken.map(({ accountId }) => accountId))]],
  );
  if (owners.length === 0) return;
  const receivers = await transaction.query<Receiver>(
    `select id, merchant_id, event_types from webhook_endpoints
     where merchant_id = any ($1::text[]) and status = 'enabled' order by id`,
    [[...new Set(owners.map(({ merchant_id: merchantId }) => merchantId))]],
  );
  const byWallet = new Map(owners.map((owner) => [owner.id, owner]));
  const events = await readClaimedEvents(
    transaction,
    taken.filter(({ accountId }) => byWallet.has(accountId)),
  );
  const messages: object[] = [];
  const deliveries: object[] = [];
  for (const event of events) {
    const owner = byWallet.get(event.accountId);
    const wanting = receivers.filter((receiver) => owner && wants(receiver, owner, event));
    if (!owner || wanting.length === 0) continue;
    const id = createId('msg', now);
    const { merchant_id } = owner;
    const body = JSON.stringify(toMessage(event, owner));
    messages.push({
      ...{ id, merchant_id, event_type: event.type, wallet_id: owner.id, sequence: event.sequence, body },
    });
    for (const { id: endpoint_id } of wanting) {
      deliveries.push({ id: createId('whd', now), merchant_id, endpoint_id, message_id: id });
    }
  }
  await insertMessages(transaction, { messages, deliveries, now });
}

/** Writes messages and what is to be delivered of them, due at once. */
export async function insertMessages(
  transaction: Transaction,
  { messages, deliveries, now }: { messages: object[]; deliveries: object[]; now: Date },
): Promise<void> {
  await transaction.query(
    `insert into webhook_messages (id, merchant_id, event_type, wallet_id, sequence, body, created_at)
     select id, merchant_id, event_type, wallet_id, sequence, body, $2 from jsonb_to_recordset($1::text::jsonb)
       as m (id text, merchant_id text, event_type text, wallet_id text, sequence bigint, body text)`,
    [JSON.stringify(messages), now],
  );
  await transaction.query(
    `insert into webhook_deliveries (id, merchant_id, endpoint_id, message_id, next_attempt_at, created_at)
     select id, merchant_id, endpoint_id, message_id, $2, $2 from jsonb_to_recordset($1::text::jsonb)
       as d (id text, merchant_id text, endpoint_id text, message_id text)`,
    [JSON.stringify(deliveries), now],
  );
}

/** A low balance is told by webhook only where its alert names that channel. */
function wants({ merchant_id, event_types }: Receiver, owner: Owner, { type, data }: LedgerEvent): boolean {
  if (merchant_id !== owner.merchant_id || (event_types && !event_types.includes(type))) return false;
  const { channels } = data;
  return (
    !/^wallet\.balance_(low|recovered)$/.test(type) ||
    !Array.isArray(channels) ||
    channels.includes('webhook')
  );
}

/** The body by the Standard Webhooks specification: type, timestamp, data. */
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
