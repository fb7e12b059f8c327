import type { Queryable, SqlRow } from '../database/Database.ts';

/** What the wallets of a book hold in one currency, in minor units. Sums may be beyond what one wallet can hold. */
export type BookBalance = {
  currency: string;
  /** Accounts that are not closed. */
  accounts: number;
  balance: bigint;
  /** What open holds reserve. */
  held: bigint;
  /** What accounts below zero owe, positive. */
  owed: bigint;
};

type Row = SqlRow & { currency: string; accounts: number; balance: string; held: string; owed: string };

/** By currency, in the order of their codes; with `accountIds` of those accounts only. */
export async function readBookBalances(
  queryable: Queryable,
  { bookId, accountIds }: { bookId: string; accountIds?: readonly string[] },
): Promise<BookBalance[]> {
  const rows = await queryable.query<Row>(
    `SELECT currency, count(*) FILTER (WHERE status <> 'closed') AS accounts, sum(balance)::text AS balance,
       sum(held)::text AS held, sum(greatest(-balance, 0))::text AS owed
     FROM ledger.accounts
     WHERE book_id = $1 AND role = 'wallet' AND ($2::text[] IS NULL OR id = ANY ($2::text[]))
     GROUP BY currency ORDER BY currency`,
    [bookId, accountIds ?? null],
  );
  return rows.map(({ currency, accounts, balance, held, owed }) => ({
    currency,
    accounts,
    balance: BigInt(balance),
    held: BigInt(held),
    owed: BigInt(owed),
  }));
}
