import type { Queryable } from '../../database/Database.ts';
import { arrayLiteral } from '../posting/arrayLiteral.ts';

/** Unspent part of one credit. */
export type LedgerGrant = {
  accountId: string;
  /** Number of the credit's entry. */
  number: number;
  /** Source of the credit's entry. */
  source: string;
  kind: 'paid' | 'promotional';
  priority: number;
  expiresAt: Date | null;
  original: number;
  remaining: number;
  /** Amount that open holds reserve. It does not expire and cannot be spent otherwise. */
  reserved: number;
  createdAt: Date;
};

export type ReadGrantPageParameters = {
  accountId: string;
  /** `consumption` is the order in which debits consume grants; `expiry` lists those that expire, soonest first. */
  order: 'consumption' | 'expiry';
  /** Number of the last grant on the page before; null for the first page. */
  after: number | null;
  limit: number;
  /** Grants that expired at this time or before are left out, unless a hold reserves a part of them. */
  at: Date;
};

export type LedgerGrantPage = {
  grants: LedgerGrant[];
  /** The account's sequence in the same snapshot. */
  sequence: number;
};

/** Reads all open grants of an account, in the order of consumption. There may be many thousands of them. */
export async function readGrants(queryable: Queryable, accountId: string): Promise<LedgerGrant[]> {
  const rows = await queryable.query<GrantRow>(
    `SELECT ${columns} FROM ledger.grants g WHERE g.account_id = $1 AND g.open
     ORDER BY ${orders.consumption}`,
    [accountId],
  );
  return rows.map((row) => toGrant(accountId, row));
}

/** Reads an open grant by its number; null if there is none or it is used up. */
export async function readGrant(
  queryable: Queryable,
  { accountId, number }: { accountId: string; number: number },
): Promise<LedgerGrant | null> {
  const [row] = await queryable.query<GrantRow>(
    `SELECT ${columns} FROM ledger.grants g
     WHERE g.account_id = $1 AND g.number = $2 AND g.open`,
    [accountId, number],
  );
  return row ? toGrant(accountId, row) : null;
}

/** Reads grants by their accounts and numbers, also used-up ones, in the order given. */
export async function readGrantsOf(
  queryable: Queryable,
  keys: readonly { accountId: string; number: number }[],
): Promise<LedgerGrant[]> {
  if (keys.length === 0) return [];
  const rows = await queryable.query<GrantRow & { account_id: string }>(
    `SELECT g.account_id, ${columns}
     FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY p (account_id, number, position)
     JOIN ledger.grants g ON g.account_id = p.account_id COLLATE "C" AND g.number = p.number
     ORDER BY p.position`,
    [arrayLiteral(keys.map(({ accountId }) => accountId)), arrayLiteral(keys.map(({ number }) => number))],
  );
  return rows.map(({ account_id: accountId, ...row }) => toGrant(accountId, row));
}

/**
 * Reads a page of an account's open grants. A grant's position in either order never changes, and the row of a used-up
 * grant stays. So a page starts exactly where the one before ended, whatever was consumed in between.
 *
 * @returns null if the account does not exist, or `after` is not a grant of this order
 */
export async function readGrantPage(
  queryable: Queryable,
  { accountId, order, after, limit, at }: ReadGrantPageParameters,
): Promise<LedgerGrantPage | null> {
  const ranges = after === null ? firstRanges[order] : nextRanges[order];
  const pages = ranges.map(
    (range) =>
      `(SELECT g.* FROM ledger.grants g
        WHERE g.account_id = $1 AND g.open AND ${range} AND (g.expires_at > $2 OR g.reserved > 0)
        ORDER BY ${orders[order]} LIMIT $3)`,
  );
  const rows = await queryable.query<PageRow>(
    `SELECT a.sequence, ${columns}
     FROM ledger.accounts a
     ${after === null ? '' : 'JOIN ledger.grants c ON c.account_id = a.id AND c.number = $4'}
     LEFT JOIN LATERAL (
       SELECT * FROM (${pages.join(' UNION ALL ')}) g ORDER BY ${orders[order]} LIMIT $3
     ) g ON true
     WHERE a.id = $1 ${after !== null && order === 'expiry' ? 'AND isfinite(c.expires_at)' : ''}
     ORDER BY ${orders[order]}`,
    [accountId, at, limit, ...(after === null ? [] : [after])],
  );
  const [first] = rows;
  if (!first) return null;
  const grants = rows.flatMap(({ sequence: _, ...row }) =>
    row.number === null ? [] : [toGrant(accountId, row)],
  );
  return { grants, sequence: first.sequence };
}

const columns = `g.number, g.kind, g.priority, NULLIF(g.expires_at, 'infinity') AS expires_at,
  g.original, g.remaining, g.reserved, g.created_at,
  (SELECT e.source FROM ledger.entries e WHERE e.account_id = g.account_id AND e.number = g.number) AS source`;

const orders = {
  // 'promotional' comes after 'paid' in the alphabet, hence DESC.
  consumption: 'g.priority, g.expires_at, g.kind DESC, g.number',
  expiry: 'g.expires_at, g.number',
};

// The index that lists the expiring grants of one account has `isfinite` as its condition. The index that lists those of
// all accounts has another one, so that no plan reads it here.
const firstRanges = { consumption: ['true'], expiry: ['isfinite(g.expires_at)'] };

/**
 * Conditions that select the grants after the grant `c`. Each is one contiguous range of the order's index. A single
 * condition would read the index from the first grant with the same priority and expiry, and in most wallets all grants
 * have the same.
 */
const nextRanges = {
  consumption: [
    'g.priority = c.priority AND g.expires_at = c.expires_at AND g.kind = c.kind AND g.number > c.number',
    'g.priority = c.priority AND g.expires_at = c.expires_at AND g.kind < c.kind',
    '(g.priority, g.expires_at) > (c.priority, c.expires_at)',
  ],
  expiry: ['isfinite(g.expires_at) AND (g.expires_at, g.number) > (c.expires_at, c.number)'],
};

function toGrant(accountId: string, row: GrantRow): LedgerGrant {
  const { expires_at: expiresAt, created_at: createdAt, ...rest } = row;
  return { accountId, ...rest, expiresAt, createdAt };
}

type GrantRow = Omit<LedgerGrant, 'accountId' | 'expiresAt' | 'createdAt'> & {
  expires_at: Date | null;
  created_at: Date;
};

/** A page without grants is one row with only the sequence. */
type PageRow = { sequence: number } & (GrantRow | ({ number: null } & Partial<GrantRow>));
