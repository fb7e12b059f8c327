import type { Queryable, SqlRow } from '../../database/Database.ts';

/** What the wallets of a book hold in one currency, in minor units. Sums may be beyond what one wallet can hold. */
export type LedgerTotals = {
  currency: string;
  /** Accounts that are not closed. */
  accounts: number;
  balance: bigint;
  /** What open holds reserve. */
  reserved: bigint;
  /** What debits can take at this instant, as `readBalance` decides it. */
  available: bigint;
  /** What accounts below zero owe, positive. */
  owed: bigint;
};

type Row = SqlRow & {
  currency: string;
  accounts: number;
  balance: string;
  reserved: string;
  available: string;
  owed: string;
};

/** Reads a book's balances as of now, `at`, by currency, in the order of their codes; with `accountIds` of those accounts only. */
export async function readLedgerBalances(
  queryable: Queryable,
  { ledgerId, at, accountIds }: { ledgerId: string; at: Date; accountIds?: readonly string[] },
): Promise<LedgerTotals[]> {
  const rows = await queryable.query<Row>(
    `WITH ended AS (
       SELECT account_id, sum(greatest(remaining - reserved, 0)) AS amount FROM ledger.grants
       WHERE open AND expires_at <= $3 AND expires_at < 'infinity' GROUP BY account_id
     )
     SELECT currency, count(*) FILTER (WHERE status <> 'closed') AS accounts, sum(balance)::text AS balance,
       sum(reserved)::text AS reserved, sum(balance - reserved - coalesce(ended.amount, 0))::text AS available,
       sum(greatest(-balance, 0))::text AS owed
     FROM ledger.accounts LEFT JOIN ended ON ended.account_id = id
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
