import type { Queryable, SqlValue } from '../../database/Database.ts';
import type { EntryType } from '../LedgerOperation.ts';
import type { LedgerEntry } from '../LedgerReceipt.ts';
import { type EntryRow, entryColumns, entryFromRow } from './entryRow.ts';

/** Where a page ended: that of its last entry. */
export type EntryCursor = Pick<LedgerEntry, 'createdAt' | 'accountId' | 'number'>;

/** Absent means every one. Amounts are signed minor units. */
export type EntryFilter = {
  types?: readonly EntryType[];
  sources?: readonly string[];
  /** From this instant on. */
  from?: Date;
  /** Before this instant. */
  to?: Date;
  amountMin?: number;
  amountMax?: number;
  /** A part of the reason, or of the id of what it belongs to; upper and lower case are the same. */
  text?: string;
};

export type ReadEntriesParameters = {
  accountIds: readonly string[];
  /** The page after this entry; absent is the first page. */
  after?: EntryCursor;
  limit: number;
  filter?: EntryFilter;
};

export type ReadEntriesOnwardParameters = {
  accountId: string;
  /** An entry's number; 0 is the beginning. */
  after: number;
  limit: number;
  filter?: EntryFilter;
};

/**
 * A page of the entries of some accounts together, newest first. Reading on from the last entry of a
 * page skips and repeats nothing, however much is written meanwhile.
 */
export async function readEntries(
  queryable: Queryable,
  { accountIds, after, limit, filter = {} }: ReadEntriesParameters,
): Promise<LedgerEntry[]> {
  const parameters: SqlValue[] = [];
  const bind = (value: SqlValue) => `$${parameters.push(value)}`;
  const accounts = bind(accountIds);
  const conditions = [...cursorConditions(bind, after), ...filterConditions(bind, filter)];
  const page = bind(limit);
  // Each account gives its own page by its index, and the newest of those are the page.
  const rows = await queryable.query<EntryRow>(
    `SELECT e.* FROM unnest(${accounts}::text[]) account_id
     CROSS JOIN LATERAL (
       SELECT ${entryColumns} FROM ledger.entries e
       WHERE e.account_id = account_id.account_id COLLATE "C" ${conditions.map((one) => `AND ${one}`).join(' ')}
       ORDER BY e.created_at DESC, e.number DESC LIMIT ${page}
     ) e
     ORDER BY e.created_at DESC, e.account_id COLLATE "C" DESC, e.number DESC LIMIT ${page}`,
    parameters,
  );
  return rows.map(entryFromRow);
}

/** Entries of one account after the one with number `after`, oldest first: for reading all of them through. */
export async function readEntriesOnward(
  queryable: Queryable,
  { accountId, after, limit, filter = {} }: ReadEntriesOnwardParameters,
): Promise<LedgerEntry[]> {
  const parameters: SqlValue[] = [];
  const bind = (value: SqlValue) => `$${parameters.push(value)}`;
  const conditions = [
    `e.account_id = ${bind(accountId)}`,
    `e.number > ${bind(after)}`,
    ...filterConditions(bind, filter),
  ];
  const rows = await queryable.query<EntryRow>(
    `SELECT ${entryColumns} FROM ledger.entries e WHERE ${conditions.join(' AND ')}
     ORDER BY e.number LIMIT ${bind(limit)}`,
    parameters,
  );
  return rows.map(entryFromRow);
}

type Bind = (value: SqlValue) => string;

function cursorConditions(bind: Bind, after: EntryCursor | undefined): string[] {
  if (!after) return [];
  const at = bind(after.createdAt);
  return [
    `e.created_at <= ${at}`,
    `(e.created_at, e.account_id, e.number) < (${at}, ${bind(after.accountId)}, ${bind(after.number)})`,
  ];
}

function filterConditions(bind: Bind, filter: EntryFilter): string[] {
  const conditions: string[] = [];
  if (filter.types) conditions.push(`e.type = ANY (${bind(filter.types)}::text[])`);
  if (filter.sources) conditions.push(`e.source = ANY (${bind(filter.sources)}::text[])`);
  if (filter.from) conditions.push(`e.created_at >= ${bind(filter.from)}`);
  if (filter.to) conditions.push(`e.created_at < ${bind(filter.to)}`);
  if (filter.amountMin !== undefined) conditions.push(`e.amount >= ${bind(filter.amountMin)}`);
  if (filter.amountMax !== undefined) conditions.push(`e.amount <= ${bind(filter.amountMax)}`);
  if (filter.text) {
    const pattern = bind(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(e.reason ILIKE ${pattern} OR e.reference_id ILIKE ${pattern})`);
  }
  return conditions;
}
