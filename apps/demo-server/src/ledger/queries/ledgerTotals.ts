import type { Queryable, SqlRow } from '../../database/Database.ts';

/** Totals of a ledger's wallets in one currency, in minor units. A sum may exceed 2^53−1. */
export type LedgerTotals = {
  currency: string;
  /** Number of accounts that are not closed. */
  accounts: number;
  balance: bigint;
  /** Amount that open holds reserve. */
  reserved: bigint;
  /** Amount that debits can take now, by the rule of `readBalance`. */
  available: bigint;
  /** Amount that accounts below zero owe, as a positive number. */
  owed: bigint;
};

type TotalsRow = SqlRow & {
  currency: string;
  accounts: number;
  balance: string;
  reserved: string;
  available: string;
  owed: string;
};

/** Reads a ledger's current totals, at the instant `at`, in the order of the currency codes; with `accountIds` only of those accounts. */
export async function readLedgerBalances(
  queryable: Queryable,
  { ledgerId, at, accountIds }: { ledgerId: string; at: Date; accountIds?: readonly string[] },
): Promise<LedgerTotals[]> {
  const rows = await queryable.query<TotalsRow>(
    `WITH expired AS (
       SELECT account_id, sum(greatest(remaining - reserved, 0)) AS amount FROM ledger.grants
       WHERE open AND expires_at <= $3 AND expires_at < 'infinity' GROUP BY account_id
     )
     SELECT currency, count(*) FILTER (WHERE status <> 'closed') AS accounts, sum(balance)::text AS balance,
       sum(reserved)::text AS reserved, sum(balance - reserved - coalesce(expired.amount, 0))::text AS available,
       sum(greatest(-balance, 0))::text AS owed
     FROM ledger.accounts LEFT JOIN expired ON expired.account_id = id
     WHERE ledger_id = $1 AND role = 'wallet' AND ($2::text[] IS NULL OR id = ANY ($2::text[]))
     GROUP BY currency ORDER BY currency`,
    [ledgerId, accountIds ?? null, at],
  );
  return rows.map(({ currency, accounts, balance, reserved, available, owed }) => ({
    currency,
    accounts,
    balance: BigInt(balance),
    reserved: BigInt(reserved),
    available: BigInt(available),
    owed: BigInt(owed),
  }));
}

/** Sums, by currency, the units of a ledger's grants that expire before an instant, without those that holds reserve. */
export async function readLedgerExpiring(
  queryable: Queryable,
  { ledgerId, before }: { ledgerId: string; before: Date },
): Promise<Map<string, bigint>> {
  const rows = await queryable.query<SqlRow & { currency: string; amount: string }>(
    `SELECT a.currency, sum(g.remaining - least(g.remaining, g.reserved))::text AS amount
     FROM ledger.grants g JOIN ledger.accounts a ON a.id = g.account_id
     WHERE a.ledger_id = $1 AND g.open AND g.expires_at < $2 AND g.expires_at < 'infinity' GROUP BY 1`,
    [ledgerId, before],
  );
  return new Map(rows.map(({ currency, amount }) => [currency, BigInt(amount)]));
}

/** Money in and out of a ledger's wallets on one day (UTC) for one source, both positive, in minor units. */
export type LedgerMovement = { currency: string; day: string; source: string; in: bigint; out: bigint };

type MovementRow = SqlRow & { currency: string; day: string; source: string; in: string; out: string };

/** Reads a ledger's movements from one day (UTC, `YYYY-MM-DD`) on, that day included, oldest day first. */
export async function readLedgerMovements(
  queryable: Queryable,
  { ledgerId, from }: { ledgerId: string; from: string },
): Promise<LedgerMovement[]> {
  const rows = await queryable.query<MovementRow>(
    `WITH wallets AS MATERIALIZED (
       SELECT a.id, a.currency, a.entry_number, coalesce(f.number, 0) AS rolled_up
       FROM ledger.accounts a LEFT JOIN ledger.rollup_cursors f ON f.account_id = a.id
       WHERE a.ledger_id = $1 AND a.role = 'wallet'
     )
     SELECT currency, day, source, sum(incoming)::text AS "in", sum(outgoing)::text AS out
     FROM (
       SELECT w.currency, t.day, t.source, t.incoming, t.outgoing
       FROM wallets w JOIN ledger.daily_flows t ON t.account_id = w.id
       WHERE t.day >= $2::date
       UNION ALL
       SELECT w.currency, c.day, c.source, c.incoming, c.outgoing
       FROM wallets w JOIN ledger.entry_flows c ON c.account_id = w.id AND c.number > w.rolled_up
       WHERE w.entry_number > w.rolled_up AND c.day >= $2::date
     ) flows
     GROUP BY 1, 2, 3 ORDER BY 2, 1, 3`,
    [ledgerId, from],
  );
  return rows.map((row) => ({ ...row, in: BigInt(row.in), out: BigInt(row.out) }));
}

/** Money spent from a ledger's wallets for one reason, in minor units. */
export type LedgerSpend = { currency: string; reason: string | null; amount: bigint };

type SpendRow = SqlRow & { currency: string; reason: string | null; amount: string };

/**
 * Reads a ledger's spend by reason from one day (UTC, `YYYY-MM-DD`) to another, both included. For each currency it
 * returns the `reasonsMax` largest, and one row without a reason for all others together.
 */
export async function readLedgerSpend(
  queryable: Queryable,
  { ledgerId, from, to, reasonsMax }: { ledgerId: string; from: string; to: string; reasonsMax: number },
): Promise<LedgerSpend[]> {
  const rows = await queryable.query<SpendRow>(
    `WITH wallets AS MATERIALIZED (
       SELECT a.id, a.currency, a.entry_number, coalesce(f.number, 0) AS rolled_up
       FROM ledger.accounts a LEFT JOIN ledger.rollup_cursors f ON f.account_id = a.id
       WHERE a.ledger_id = $1 AND a.role = 'wallet'
     ), spent AS (
       SELECT currency, reason, sum(amount) AS amount
       FROM (
         SELECT w.currency, t.reason, t.amount FROM wallets w JOIN ledger.daily_spend t ON t.account_id = w.id
         WHERE t.day BETWEEN $2::date AND $3::date
         UNION ALL
         SELECT w.currency, c.reason, c.outgoing
         FROM wallets w JOIN ledger.entry_flows c ON c.account_id = w.id AND c.number > w.rolled_up
         WHERE w.entry_number > w.rolled_up AND c.day BETWEEN $2::date AND $3::date AND c.spent
       ) parts
       GROUP BY 1, 2
     ), ranked AS (
       SELECT currency, amount, reason,
         row_number() OVER (PARTITION BY currency ORDER BY reason IS NULL, amount DESC, reason) > $4 AS beyond
       FROM spent
     )
     SELECT currency, reason, amount::text AS amount
     FROM (
       SELECT currency, CASE WHEN NOT beyond THEN reason END AS reason, sum(amount) AS amount FROM ranked GROUP BY 1, 2
     ) named
     ORDER BY currency, reason IS NULL, named.amount DESC, reason`,
    [ledgerId, from, to, reasonsMax],
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
