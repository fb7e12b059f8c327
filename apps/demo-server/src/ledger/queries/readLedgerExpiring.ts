import type { Queryable, SqlRow } from '../../database/Database.ts';

/** What of a book's grants ends before an instant, by currency, in minor units; what holds reserve does not. */
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
