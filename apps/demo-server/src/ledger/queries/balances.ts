import type { Queryable } from '../../database/Database.ts';
import type { LedgerBalance } from '../LedgerReceipt.ts';

/** Balance of an account, with the figures that its open grants determine. */
export type AccountBalance = LedgerBalance & {
  /** The largest amount that a debit can take now, in minor units. Negative if more is reserved or owed. */
  available: number;
  /** The part of the balance that is promotional, in minor units. */
  promotional: number;
  /** The next expiry of open grants, and the amount that is left in them. */
  nextExpiry: { at: Date; amount: number } | null;
};

/** Figures of an account that follow from its open grants at the instant `$2`. */
const openGrants = `LATERAL (
  SELECT coalesce(sum(g.remaining) FILTER (WHERE g.kind = 'promotional'), 0)::bigint AS promotional,
    coalesce(sum(greatest(g.remaining - g.reserved, 0)) FILTER (WHERE g.expires_at <= $2), 0)::bigint AS expired
  FROM ledger.grants g WHERE g.account_id = a.id AND g.open
) p`;

/**
 * Reads an account's current balance, at the instant `at`; null if there is no such account. Credit that has expired is
 * not available, even before it leaves the balance: `ledger.post_batch` decides the same way.
 */
export async function readBalance(
  queryable: Queryable,
  { accountId, at }: { accountId: string; at: Date },
): Promise<AccountBalance | null> {
  const [row] = await queryable.query<BalanceRow>(
    `SELECT a.currency, a.status, a.balance, a.reserved, a.sequence, a.balance - a.reserved - p.expired AS available, p.promotional,
       x.expires_at, x.amount
     FROM ledger.accounts a
     CROSS JOIN ${openGrants}
     LEFT JOIN LATERAL (
       SELECT g.expires_at, sum(g.remaining)::bigint AS amount FROM ledger.grants g
       WHERE g.account_id = a.id AND g.open AND g.expires_at > $2 AND g.expires_at < 'infinity'
       GROUP BY g.expires_at ORDER BY g.expires_at LIMIT 1
     ) x ON true
     WHERE a.id = $1 AND a.role = 'wallet'`,
    [accountId, at],
  );
  if (!row) return null;
  const { expires_at: expiresAt, amount, ...balance } = row;
  const nextExpiry = expiresAt !== null && amount !== null ? { at: expiresAt, amount } : null;
  return { accountId, ...balance, nextExpiry };
}

type BalanceRow = Omit<LedgerBalance, 'accountId'> & {
  available: number;
  promotional: number;
  expires_at: Date | null;
  amount: number | null;
};

/** Balance of an account in a list, and the time of its newest entry. */
export type ListedBalance = Omit<AccountBalance, 'nextExpiry'> & { lastEntryAt: Date | null };

/** Reads the current balances of several accounts in one statement, by account id. An unknown id has none. */
export async function readBalances(
  queryable: Queryable,
  { accountIds, at }: { accountIds: readonly string[]; at: Date },
): Promise<Map<string, ListedBalance>> {
  const rows = await queryable.query<ListedBalanceRow>(
    `SELECT a.id, a.currency, a.status, a.balance, a.reserved, a.sequence, a.balance - a.reserved - p.expired AS available,
       p.promotional, l.created_at AS last_entry_at
     FROM ledger.accounts a
     CROSS JOIN ${openGrants}
     LEFT JOIN LATERAL (
       SELECT e.created_at FROM ledger.entries e WHERE e.account_id = a.id
       ORDER BY e.created_at DESC, e.number DESC LIMIT 1
     ) l ON true
     WHERE a.id = ANY ($1::text[]) AND a.role = 'wallet'`,
    [accountIds, at],
  );
  return new Map(
    rows.map(({ id, last_entry_at: lastEntryAt, ...balance }) => [
      id,
      { accountId: id, ...balance, lastEntryAt },
    ]),
  );
}

type ListedBalanceRow = Omit<ListedBalance, 'accountId' | 'lastEntryAt'> & {
  id: string;
  last_entry_at: Date | null;
};

/** Reads an account's balance at the end of the instant `at`, in minor units; null if there is no such account. */
export async function readBalanceAsOf(
  queryable: Queryable,
  accountId: string,
  at: Date,
): Promise<number | null> {
  const [row] = await queryable.query<{ balance: number }>(
    `SELECT coalesce((
       SELECT e.balance_after FROM ledger.entries e
       WHERE e.account_id = a.id AND e.created_at <= $2
       ORDER BY e.created_at DESC, e.number DESC LIMIT 1
     ), 0) AS balance
     FROM ledger.accounts a WHERE a.id = $1 AND a.role = 'wallet'`,
    [accountId, at],
  );
  return row?.balance ?? null;
}

/** Balance at the end of one day (UTC), in minor units. */
export type DayBalance = { day: string; balance: number };

/** Reads an account's balance at the end of each day from `from` to `to`, both `YYYY-MM-DD`, oldest first. */
export async function readDailyBalances(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<DayBalance[]> {
  return queryable.query<DayBalance>(
    `SELECT $2::date + i AS day, coalesce((
       SELECT e.balance_after FROM ledger.entries e
       WHERE e.account_id = $1 AND e.created_at < ($2::date + i + 1)::timestamp AT TIME ZONE 'UTC'
       ORDER BY e.created_at DESC, e.number DESC LIMIT 1
     ), 0) AS balance
     FROM generate_series(0, $3::date - $2::date) i ORDER BY i`,
    [accountId, from, to],
  );
}

export type FindThresholdCrossingParameters = {
  accountId: string;
  /** Threshold in minor units. Balance less holds is below it after the event `upTo`. */
  below: number;
  /** Looks at the events after this number. Defaults to `0`. */
  after?: number;
  /** Looks at the events up to this number. */
  upTo: number;
};

/**
 * Finds the event that last took an account's balance less holds below a threshold, and returns its number. Returns null
 * if the balance was below the threshold after each of these events. Reads backwards from the newest event.
 */
export async function findThresholdCrossing(
  queryable: Queryable,
  { accountId, below, after = 0, upTo }: FindThresholdCrossingParameters,
): Promise<number | null> {
  const [last] = await queryable.query<{ sequence: number }>(
    `SELECT sequence FROM ledger.events WHERE account_id = $1 AND sequence > $2 AND sequence <= $3
       AND balance - reserved >= $4 ORDER BY sequence DESC LIMIT 1`,
    [accountId, after, upTo, below],
  );
  return last ? last.sequence + 1 : null;
}
