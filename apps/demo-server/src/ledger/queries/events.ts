import type { Queryable } from '../../database/Database.ts';
import type { LedgerBalance, LedgerEntry } from '../LedgerReceipt.ts';
import { type EntryRow, entryColumns, entryFromRow } from './entries.ts';

/** Channel of the notification that each commit sends: the ids of the accounts that it changed, as a JSON array. */
export const eventsChannel = 'coffer_events';

/** Something that happened to an account. */
export type LedgerEvent = {
  accountId: string;
  /** Number within the account: 1, 2, 3 … without gaps. */
  sequence: number;
  type: string;
  /** Data that the caller passed. */
  data: Record<string, unknown>;
  /** The entry, if money moved. */
  entry: LedgerEntry | null;
  holdId: string | null;
  /** The account's balance right after the event. */
  balance: LedgerBalance;
  createdAt: Date;
};

/** Reads an account's events after `afterSequence`, oldest first. */
export async function readEvents(
  queryable: Queryable,
  {
    accountId,
    afterSequence = 0,
    limit = 100,
  }: { accountId: string; afterSequence?: number; limit?: number },
): Promise<LedgerEvent[]> {
  const rows = await queryable.query<EventRow>(
    `SELECT ${eventColumns}
     FROM ledger.events v
     JOIN ledger.accounts a ON a.id = v.account_id
     LEFT JOIN ledger.entries e ON e.account_id = v.account_id AND e.number = v.number
     WHERE v.account_id = $1 AND v.sequence > $2 ORDER BY v.sequence LIMIT $3`,
    [accountId, afterSequence, limit],
  );
  return rows.map(eventFromRow);
}

/** Columns from which `eventFromRow` makes a `LedgerEvent`: of `events v`, its account `a` and its entry `e`. */
export const eventColumns = `v.account_id AS event_account_id, v.sequence, v.type AS event_type, v.data, v.hold_id,
  v.balance, v.reserved, v.status, v.created_at AS event_at, a.currency AS account_currency, ${entryColumns}`;

/** Makes an event from a row. */
export function eventFromRow(row: EventRow): LedgerEvent {
  const {
    event_account_id: accountId,
    sequence,
    balance,
    reserved,
    status,
    account_currency: currency,
  } = row;
  return {
    accountId,
    sequence,
    type: row.event_type,
    data: row.data,
    entry: row.number === null ? null : entryFromRow({ ...row, number: row.number }),
    holdId: row.hold_id,
    balance: { accountId, currency, status, balance, reserved, sequence },
    createdAt: row.event_at,
  };
}

/** Row with the columns `eventColumns`. */
export type EventRow = Omit<EntryRow, 'number'> & {
  number: number | null;
  event_account_id: string;
  sequence: number;
  event_type: string;
  data: Record<string, unknown>;
  hold_id: string | null;
  balance: number;
  reserved: number;
  status: LedgerBalance['status'];
  event_at: Date;
  account_currency: string;
};

/** An event without the balances after it. */
export type EventSummary = {
  accountId: string;
  sequence: number;
  type: string;
  data: Record<string, unknown>;
  createdAt: Date;
};

/**
 * Reads events of some types in several accounts, newest first. The types are constants of the caller. They are part of
 * the statement's text, so that PostgreSQL can use an index that covers only them.
 */
export async function readEventsOfTypes(
  queryable: Queryable,
  { accountIds, types, limit }: { accountIds: readonly string[]; types: readonly string[]; limit: number },
): Promise<EventSummary[]> {
  return queryable.query<EventSummary>(
    `SELECT v.account_id AS "accountId", v.sequence, v.type, v.data, v.created_at AS "createdAt"
     FROM ledger.events v
     WHERE v.account_id = ANY ($1::text[]) AND v.type IN (${types.map(quoted).join(', ')})
     ORDER BY v.created_at DESC, v.account_id DESC, v.sequence DESC LIMIT $2`,
    [accountIds, limit],
  );
}

function quoted(type: string): string {
  return `'${type.replaceAll("'", "''")}'`;
}
