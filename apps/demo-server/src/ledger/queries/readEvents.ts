import type { Queryable } from '../../database/Database.ts';
import type { LedgerBalance, LedgerEntry } from '../LedgerReceipt.ts';
import { type EntryRow, entryColumns, entryFromRow } from './entryRow.ts';

/** The channel on which each commit names the accounts that it touched, as a JSON array of their ids. */
export const eventsChannel = 'coffer_events';

/** A fact about an account. */
export type LedgerEvent = {
  accountId: string;
  /** 1, 2, 3 … without a gap in its account. */
  sequence: number;
  type: string;
  /** What the caller gave with it. */
  data: Record<string, unknown>;
  /** The entry that it tells of, where money moved. */
  entry: LedgerEntry | null;
  holdId: string | null;
  /** What stood in the account right after. */
  balance: LedgerBalance;
  createdAt: Date;
};

/** An account's events after `afterSequence`, oldest first. */
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

/** The columns that make a `LedgerEvent`, of `events v`, its account `a` and its entry `e`. */
export const eventColumns = `v.account_id AS event_account_id, v.sequence, v.type AS event_type, v.data, v.hold_id,
  v.balance, v.reserved, v.status, v.created_at AS event_at, a.currency AS account_currency, ${entryColumns}`;

/** The event that a row holds. */
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

/** A row of `eventColumns`. */
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
