import type { Queryable } from '../../database/Database.ts';

/**
 * Checks the ledger's invariants in the plainest SQL. Shares nothing with `verifyLedger` or the ledger's own functions,
 * so that no code is tested with itself.
 *
 * @returns the numbers of the invariants that do not hold for these accounts
 */
export async function brokenInvariants(queryable: Queryable, accountIds: string[]): Promise<number[]> {
  const rows = await queryable.query<{ broken: number }>(
    `WITH mine AS (SELECT * FROM ledger.accounts WHERE id = ANY($1::text[])),
       entries AS (SELECT * FROM ledger.entries WHERE account_id = ANY($1::text[]))
     SELECT 1 AS broken WHERE EXISTS (
       SELECT FROM ledger.postings WHERE transaction_id IN (SELECT transaction_id FROM entries)
       GROUP BY transaction_id, currency HAVING sum(amount) <> 0)
     UNION ALL SELECT 2 WHERE EXISTS (
       SELECT FROM mine a WHERE a.balance <> (SELECT coalesce(sum(amount), 0) FROM entries e WHERE e.account_id = a.id)
         OR a.balance <> coalesce((
           SELECT balance_after FROM entries e WHERE e.account_id = a.id ORDER BY number DESC LIMIT 1), 0)
         OR a.entry_number <> (SELECT count(*) FROM entries e WHERE e.account_id = a.id)
         OR a.entry_number <> (SELECT coalesce(max(number), 0) FROM entries e WHERE e.account_id = a.id))
     UNION ALL SELECT 3 WHERE EXISTS (
       SELECT FROM mine a WHERE a.reserved < 0 OR a.reserved <> (
         SELECT coalesce(sum(amount), 0) FROM ledger.holds h WHERE h.account_id = a.id AND h.status = 'open'))
     UNION ALL SELECT 5 WHERE EXISTS (
       SELECT FROM mine a WHERE greatest(a.balance, 0) <> (
         SELECT coalesce(sum(remaining), 0) FROM ledger.grants g WHERE g.account_id = a.id))
       OR EXISTS (
         SELECT FROM ledger.grants g WHERE g.account_id = ANY($1::text[]) AND g.remaining NOT BETWEEN 0 AND g.original)
     UNION ALL SELECT 6 WHERE EXISTS (
       SELECT FROM entries e WHERE e.amount < 0
         AND greatest(e.balance_before, 0) - greatest(e.balance_after, 0) <> (
           SELECT coalesce(sum(amount), 0) FROM ledger.consumptions c
           WHERE c.account_id = e.account_id AND c.number = e.number))
     UNION ALL SELECT 30 WHERE EXISTS (
       SELECT FROM mine a WHERE a.balance <> (
         SELECT coalesce(sum(amount), 0) FROM ledger.postings p WHERE p.account_id = a.id))`,
    [accountIds],
  );
  return rows.map(({ broken }) => Number(broken));
}
