import type { Queryable, SqlValue } from '../../database/Database.ts';
import type { EntryType } from '../LedgerOperation.ts';
import type { LedgerEntry } from '../LedgerReceipt.ts';

/** Columns of `ledger.entries` from which `entryFromRow` makes a `LedgerEntry`. */
export const entryColumns = `e.account_id, e.number, e.transaction_id, e.type, e.source, e.currency, e.amount,
  e.balance_before, e.balance_after, e.reason, e.reference_type, e.reference_id, e.metadata, e.created_at`;

/** Row with the columns `entryColumns`. */
export type EntryRow = {
  account_id: string;
  number: number;
  transaction_id: string;
  type: LedgerEntry['type'];
  source: LedgerEntry['source'];
  currency: string;
  amount: number;
  balance_before: number;
  balance_after: number;
  reason: string | null;
  reference_type: string | null;
  reference_id: string | null;
  metadata: Record<string, string>;
  created_at: Date;
};

/** Makes an entry from a row. */
export function entryFromRow(row: EntryRow): LedgerEntry {
  return {
    accountId: row.account_id,
    number: row.number,
    transactionId: row.transaction_id,
    type: row.type,
    source: row.source,
    currency: row.currency,
    amount: row.amount,
    balanceBefore: row.balance_before,
    balanceAfter: row.balance_after,
    reason: row.reason,
    reference: referenceFromRow(row),
    metadata: row.metadata,
    createdAt: row.created_at,
  };
}

/** Makes the reference of an entry or hold from its row. */
export function referenceFromRow(row: { reference_type: string | null; reference_id: string | null }) {
  const { reference_type: type, reference_id: id } = row;
  return type !== null && id !== null ? { type, id } : null;
}

/** Reads an entry by its account and number, or by its transaction; null if there is none. */
export async function readEntry(
  queryable: Queryable,
  which: { accountId: string; number: number } | { transactionId: string },
): Promise<LedgerEntry | null> {
  const [row] =
    'number' in which
      ? await queryable.query<EntryRow>(
          `SELECT ${entryColumns} FROM ledger.entries e WHERE e.account_id = $1 AND e.number = $2`,
          [which.accountId, which.number],
        )
      : await queryable.query<EntryRow>(
          `SELECT ${entryColumns} FROM ledger.transfers t
           JOIN ledger.entries e ON e.account_id = t.account_id AND e.number = t.number
           WHERE t.transaction_id = $1`,
          [which.transactionId],
        );
  return row ? entryFromRow(row) : null;
}

/** Identifies the last entry of a page. */
export type EntryCursor = Pick<LedgerEntry, 'createdAt' | 'accountId' | 'number'>;

/** Filter of entries. An absent field does not filter. Amounts are signed minor units. */
export type EntryFilter = {
  types?: readonly EntryType[];
  sources?: readonly string[];
  /** Inclusive start. */
  from?: Date;
  /** Exclusive end. */
  to?: Date;
  amountMin?: number;
  amountMax?: number;
  /** Text within the reason or the reference's id. Case does not matter. */
  text?: string;
};

export type ReadEntriesParameters = {
  accountIds: readonly string[];
  /** Reads the page after this entry. Defaults to the first page. */
  after?: EntryCursor;
  limit: number;
  filter?: EntryFilter;
};

export type ReadEntriesOnwardParameters = {
  accountId: string;
  /** Number of the last entry already read; 0 to start. */
  after: number;
  limit: number;
  filter?: EntryFilter;
};

/**
 * Reads a page of the entries of several accounts together, newest first. The next page starts after the last entry of
 * this one: it skips and repeats nothing, whatever is written in between.
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
  // Each account's own page comes from its index; the newest of all of them are the page.
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

/** Reads entries of one account after the one with number `after`, oldest first, for instance to export all of them. */
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
