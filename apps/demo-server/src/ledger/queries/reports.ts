import type { Queryable, SqlRow } from '../../database/Database.ts';
import type { EntryType } from '../LedgerOperation.ts';

/** Content of a ledger's wallets in one currency at an instant, in minor units. A sum may exceed 2^53−1. */
export type LedgerLiability = {
  currency: string;
  /** Unused paid credit, which is owed to customers. */
  paid: bigint;
  /** Unused promotional credit. */
  promotional: bigint;
  /** Negative balances, as a positive amount. */
  owed: bigint;
};

type LiabilityRow = SqlRow & { currency: string; paid: string; promotional: string; owed: string };

/**
 * Reads what a ledger's wallets held at an instant, in the order of the currency codes. It adds up the entries, and the
 * grants with all that was taken from and returned to them, up to that instant. Expired credit counts until it has left
 * its wallet.
 */
export async function readLedgerLiability(
  queryable: Queryable,
  { ledgerId, at }: { ledgerId: string; at: Date },
): Promise<LedgerLiability[]> {
  const rows = await queryable.query<LiabilityRow>(
    `WITH heads AS (
       SELECT a.id, a.currency, e.number, e.balance_after FROM ledger.accounts a
       CROSS JOIN LATERAL (
         SELECT number, balance_after FROM ledger.entries e
         WHERE e.account_id = a.id AND e.created_at <= $2::timestamptz
         ORDER BY e.created_at DESC, e.number DESC LIMIT 1
       ) e
       WHERE a.ledger_id = $1 AND a.role = 'wallet'
     ), moved AS (
       SELECT h.currency, g.kind, g.original AS amount FROM heads h
       JOIN ledger.grants g ON g.account_id = h.id AND g.number <= h.number
       UNION ALL
       SELECT h.currency, g.kind, -c.amount FROM heads h
       JOIN ledger.consumptions c ON c.account_id = h.id AND c.number <= h.number
       JOIN ledger.grants g ON g.account_id = c.account_id AND g.number = c.grant_number
       UNION ALL
       SELECT h.currency, g.kind, r.amount FROM heads h
       JOIN ledger.grant_restorations r ON r.account_id = h.id AND r.number <= h.number
       JOIN ledger.grants g ON g.account_id = r.account_id AND g.number = r.grant_number
     ), unused AS (
       SELECT currency, coalesce(sum(amount) FILTER (WHERE kind = 'paid'), 0) AS paid,
         coalesce(sum(amount) FILTER (WHERE kind = 'promotional'), 0) AS promotional
       FROM moved GROUP BY currency
     )
     SELECT h.currency, coalesce(u.paid, 0)::text AS paid, coalesce(u.promotional, 0)::text AS promotional,
       sum(greatest(-h.balance_after, 0))::text AS owed
     FROM heads h LEFT JOIN unused u ON u.currency = h.currency
     GROUP BY h.currency, u.paid, u.promotional ORDER BY h.currency`,
    [ledgerId, at],
  );
  return rows.map(({ currency, paid, promotional, owed }) => ({
    currency,
    paid: BigInt(paid),
    promotional: BigInt(promotional),
    owed: BigInt(owed),
  }));
}

/** Money into and out of a ledger's wallets for one type and source of entries, in minor units. */
export type LedgerRollForwardLine = {
  currency: string;
  type: EntryType;
  source: string;
  /** Sum of the entries before the period. */
  before: bigint;
  in: bigint;
  out: bigint;
};

type RollForwardRow = SqlRow &
  Record<'currency' | 'source' | 'before' | 'in' | 'out', string> & { type: EntryType };

/**
 * Adds up a ledger's entries by currency, type and source: those before `from`, and those from then on and before `to`.
 */
export async function readLedgerRollForward(
  queryable: Queryable,
  { ledgerId, from, to }: { ledgerId: string; from: Date; to: Date },
): Promise<LedgerRollForwardLine[]> {
  const rows = await queryable.query<RollForwardRow>(
    `SELECT e.currency, e.type, e.source,
       coalesce(sum(e.amount) FILTER (WHERE e.created_at < $2::timestamptz), 0)::text AS before,
       coalesce(sum(e.amount) FILTER (WHERE e.created_at >= $2::timestamptz AND e.amount > 0), 0)::text AS "in",
       coalesce(sum(-e.amount) FILTER (WHERE e.created_at >= $2::timestamptz AND e.amount < 0), 0)::text AS out
     FROM ledger.accounts a JOIN ledger.entries e ON e.account_id = a.id
     WHERE a.ledger_id = $1 AND a.role = 'wallet' AND e.created_at < $3::timestamptz
     GROUP BY e.currency, e.type, e.source ORDER BY e.currency, e.type, e.source`,
    [ledgerId, from, to],
  );
  return rows.map(({ before, in: incoming, out, ...line }) => ({
    ...line,
    before: BigInt(before),
    in: BigInt(incoming),
    out: BigInt(out),
  }));
}
