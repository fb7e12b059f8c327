import type { Queryable } from '../../database/Database.ts';
import { arrayLiteral } from '../posting/arrayLiteral.ts';

/** Identifies an entry. */
export type EntryKey = { accountId: string; number: number };

/**
 * Reads by how much each entry changed its account's promotional balance, in signed minor units, in the order of the
 * keys. The rest of the entry's amount is paid money, also the part that created or cleared a negative balance.
 *
 * A credit is of the kind of its grant. A debit is split by the grants that it consumed, and a reversal by the grants
 * that it restored.
 */
export async function readPromotionalParts(
  queryable: Queryable,
  entries: readonly EntryKey[],
): Promise<number[]> {
  if (entries.length === 0) return [];
  const rows = await queryable.query<{ promotional: number }>(
    `SELECT (CASE
       WHEN e.amount < 0 THEN -(
         SELECT coalesce(sum(c.amount), 0) FROM ledger.consumptions c
         JOIN ledger.grants g ON g.account_id = c.account_id AND g.number = c.grant_number
         WHERE c.account_id = e.account_id AND c.number = e.number AND g.kind = 'promotional')
       WHEN EXISTS (SELECT FROM ledger.reversals r WHERE r.account_id = e.account_id AND r.number = e.number) THEN (
         SELECT coalesce(sum(r.amount), 0) FROM ledger.grant_restorations r
         JOIN ledger.grants g ON g.account_id = r.account_id AND g.number = r.grant_number
         WHERE r.account_id = e.account_id AND r.number = e.number AND g.kind = 'promotional')
       WHEN EXISTS (SELECT FROM ledger.grants g
         WHERE g.account_id = e.account_id AND g.number = e.number AND g.kind = 'promotional') THEN e.amount - (
         SELECT coalesce(sum(c.amount), 0) FROM ledger.consumptions c
         WHERE c.account_id = e.account_id AND c.number = e.number)
       ELSE 0 END)::bigint AS promotional
     FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY p (account_id, number, position)
     JOIN ledger.entries e ON e.account_id = p.account_id COLLATE "C" AND e.number = p.number
     ORDER BY p.position`,
    [
      arrayLiteral(entries.map(({ accountId }) => accountId)),
      arrayLiteral(entries.map(({ number }) => number)),
    ],
  );
  return rows.map(({ promotional }) => promotional);
}
