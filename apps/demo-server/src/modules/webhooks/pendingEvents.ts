import type { WebhookObjects } from '@coffer/adapter/webhooks';
import { sql } from 'kysely';
import type { Transaction } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import type { LedgerBalance, LedgerEntry, LedgerEvent } from '../../ledger/index.ts';
import { createId } from '../shared/index.ts';

/** An event that waits to become a webhook message. */
export type PendingEvent = {
  /** Unique identifier of the message. */
  id: string;
  type: string;
  merchantId: string;
  customerId: string;
  walletId: string | null;
  /** Number within the wallet's events; null for an event outside them. */
  sequence: number | null;
  /** Ids and facts that the emitter stated. */
  data: Record<string, unknown>;
  entry: LedgerEntry | null;
  /** Entry of the bonus, for a top-up. */
  bonusEntry: LedgerEntry | null;
  holdId: string | null;
  /** The wallet's balance right after the event. */
  balance: LedgerBalance | null;
  /** Objects as they were at the commit, if the emitter stated them. */
  objects: Partial<WebhookObjects>;
  createdAt: Date;
};

/** A wallet and its owners. */
export type OwnedWallet = { id: string; merchant_id: string; customer_id: string };

/**
 * Converts events of wallets. A top-up with a bonus has two entries, each with an event of the ledger. They commit
 * together and become one event, with the balance after both.
 */
export function fromLedgerEvents(
  events: readonly LedgerEvent[],
  owners: ReadonlyMap<string, OwnedWallet>,
): PendingEvent[] {
  const pending: PendingEvent[] = [];
  for (const event of events) {
    const owner = owners.get(event.accountId);
    if (!owner) continue;
    const previous = pending.at(-1);
    if (previous && isBonusOf(event, previous)) {
      previous.bonusEntry = event.entry;
      previous.balance = event.balance;
      previous.sequence = event.sequence;
    } else {
      pending.push(fromLedgerEvent(event, owner));
    }
  }
  return pending;
}

function isBonusOf(event: LedgerEvent, previous: PendingEvent): boolean {
  const { topUpId } = event.data;
  return (
    event.type === 'wallet.topped_up' &&
    event.entry?.source === 'bonus' &&
    typeof topUpId === 'string' &&
    previous.type === event.type &&
    previous.walletId === event.accountId &&
    previous.data.topUpId === topUpId
  );
}

function fromLedgerEvent(event: LedgerEvent, owner: OwnedWallet): PendingEvent {
  return {
    id: createId('evt', event.createdAt),
    type: event.type,
    merchantId: owner.merchant_id,
    customerId: owner.customer_id,
    walletId: owner.id,
    sequence: event.sequence,
    data: event.data,
    entry: event.entry,
    bonusEntry: null,
    holdId: event.holdId ?? (typeof event.data.holdId === 'string' ? event.data.holdId : null),
    balance: event.balance,
    objects: {},
    createdAt: event.createdAt,
  };
}

/**
 * Claims events outside the wallets' sequences, oldest first. The claim is final when the transaction commits. Several
 * servers may claim at the same time and get different events.
 */
export async function claimCustomerEvents(transaction: Transaction, limit: number): Promise<PendingEvent[]> {
  const rows = await execute(
    transaction,
    kysely
      .deleteFrom('event_outbox')
      .where(
        'id',
        'in',
        sql<string>`(select id from event_outbox order by id limit ${limit} for update skip locked)`,
      )
      .returningAll(),
  );
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({
      id: row.id,
      type: row.type,
      merchantId: row.merchant_id,
      customerId: row.customer_id,
      walletId: row.wallet_id,
      sequence: null,
      data: {},
      entry: null,
      bonusEntry: null,
      holdId: null,
      balance: null,
      objects: JSON.parse(row.objects),
      createdAt: row.created_at,
    }));
}
