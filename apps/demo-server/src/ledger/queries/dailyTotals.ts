import type { Queryable, Transaction } from '../../database/Database.ts';

/**
 * Adds the accounts' new entries to their daily totals. Reads return the same without this step, but slower. Several
 * servers may run it at the same time.
 */
export async function rollUpDailyTotals(
  transaction: Transaction,
  accountIds: readonly string[],
): Promise<void> {
  await transaction.query('SELECT ledger.roll_up($1::text[])', [accountIds]);
}

/** Money in and out of an account for one source, both positive, in minor units. */
export type Flow = { source: string; in: number; out: number };

/** Reads an account's flows from one day (UTC, `YYYY-MM-DD`) to another, both included, the largest first. */
export async function readFlows(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<Flow[]> {
  return queryable.query<Flow>(
    `SELECT source, sum(incoming)::bigint AS "in", sum(outgoing)::bigint AS out
     FROM (
       SELECT source, incoming, outgoing FROM ledger.daily_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
       UNION ALL
       SELECT source, incoming, outgoing FROM ledger.entry_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
         AND number > coalesce((SELECT number FROM ledger.rollup_cursors WHERE account_id = $1), 0)
     ) flows
     GROUP BY source ORDER BY sum(incoming + outgoing) DESC, source`,
    [accountId, from, to],
  );
}

/** Money spent from an account on one day (UTC), in minor units. */
export type DaySpend = { day: string; amount: number };

/** Reads an account's spend from one day (`YYYY-MM-DD`) to another, both included, oldest first, without days that have none. */
export async function readSpend(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<DaySpend[]> {
  return queryable.query<DaySpend>(
    `SELECT day, sum(amount)::bigint AS amount
     FROM (
       SELECT day, amount FROM ledger.daily_spend
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
       UNION ALL
       SELECT day, outgoing FROM ledger.entry_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND spent
         AND number > coalesce((SELECT number FROM ledger.rollup_cursors WHERE account_id = $1), 0)
     ) spend
     GROUP BY day ORDER BY day`,
    [accountId, from, to],
  );
}

/** Money spent from an account for one reason, in minor units. */
export type ReasonSpend = { reason: string | null; amount: number };

/**
 * Reads an account's spend by reason from one day (UTC, `YYYY-MM-DD`) to another, both included, the largest first.
 * Entries without a reason are one row.
 */
export async function readSpendByReason(
  queryable: Queryable,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<ReasonSpend[]> {
  return queryable.query<ReasonSpend>(
    `SELECT reason, sum(amount)::bigint AS amount
     FROM (
       SELECT reason, amount FROM ledger.daily_spend
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date
       UNION ALL
       SELECT reason, outgoing FROM ledger.entry_flows
       WHERE account_id = $1 AND day BETWEEN $2::date AND $3::date AND spent
         AND number > coalesce((SELECT number FROM ledger.rollup_cursors WHERE account_id = $1), 0)
     ) spend
     GROUP BY reason ORDER BY 2 DESC, reason`,
    [accountId, from, to],
  );
}
