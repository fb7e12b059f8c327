import type { Database } from '../../apps/demo-server/src/database/Database.ts';

/**
 * Inserts entries of several days into an empty account: one credit, then debits of 1. Posting a million would take
 * minutes; `verifyLedger` confirms that the result is the same.
 */
export async function insertEntries(
  database: Database,
  {
    accountId,
    entries,
    firstDay,
    days,
  }: { accountId: string; entries: number; firstDay: string; days: number },
): Promise<void> {
  const parameters = [accountId, entries, firstDay, days];
  // Each entry's hash includes the previous one, so they are calculated in order.
  await database.query(
    `WITH RECURSIVE chain AS (
       SELECT 0::bigint AS number, ''::bytea AS hash, 0::bigint AS balance, NULL::text AS transaction_id, NULL::text AS type,
         NULL::text AS source, NULL::bigint AS amount, NULL::bigint AS before, NULL::text AS reason, NULL::timestamptz AS at
       UNION ALL
       SELECT n.number, ledger.entry_hash(n.previous, $1, n.number, n.transaction_id, n.type, n.source, 'USD', n.amount,
           n.before, n.reason, NULL, NULL, '{}', 'merchant', n.at),
         n.before + n.amount, n.transaction_id, n.type, n.source, n.amount, n.before, n.reason, n.at
       FROM chain c CROSS JOIN LATERAL (
         SELECT c.number + 1 AS number, c.hash AS previous, c.balance AS before, $1 || '-' || (c.number + 1) AS transaction_id,
           CASE c.number WHEN 0 THEN 'credit' ELSE 'debit' END AS type,
           CASE c.number WHEN 0 THEN 'merchant' ELSE 'usage' END AS source,
           CASE c.number WHEN 0 THEN 10 * $2::bigint ELSE -1 END AS amount,
           CASE c.number WHEN 0 THEN NULL ELSE 'Reason ' || c.number % 7 END AS reason,
           $3::date::timestamp AT TIME ZONE 'UTC' + (c.number * $4::float8 * 86400 / $2) * interval '1 second' AS at
       ) n WHERE c.number < $2
     )
     INSERT INTO ledger.entries (account_id, number, transaction_id, type, source, currency, amount, balance_before,
       balance_after, reason, metadata, actor, created_at, hash)
     SELECT $1, number, transaction_id, type, source, 'USD', amount, before, balance, reason, '{}', 'merchant', at, hash
     FROM chain WHERE number > 0`,
    parameters,
  );
  for (const sql of [
    `INSERT INTO ledger.transfers (transaction_id, from_account_id, to_account_id, currency, amount, account_id, number)
     SELECT e.transaction_id, CASE WHEN e.amount < 0 THEN e.account_id ELSE o.id END,
       CASE WHEN e.amount < 0 THEN o.id ELSE e.account_id END, 'USD', abs(e.amount), e.account_id, e.number
     FROM ledger.entries e JOIN ledger.accounts a ON a.id = e.account_id
     JOIN ledger.accounts o ON o.ledger_id = a.ledger_id AND o.currency = 'USD'
       AND o.role = CASE WHEN e.amount < 0 THEN 'revenue' ELSE 'cash' END
     WHERE e.account_id = $1`,
    `INSERT INTO ledger.grants (account_id, number, kind, priority, expires_at, original, remaining, open, created_at)
     SELECT account_id, 1, 'paid', 100, 'infinity', amount, amount - (SELECT count(*) - 1 FROM ledger.entries
       WHERE account_id = $1), true, created_at FROM ledger.entries WHERE account_id = $1 AND number = 1`,
    `INSERT INTO ledger.consumptions (account_id, number, grant_number, amount)
     SELECT account_id, number, 1, 1 FROM ledger.entries WHERE account_id = $1 AND number > 1`,
    `INSERT INTO ledger.events (account_id, sequence, type, data, number, balance, reserved, status, created_at)
     SELECT account_id, number, 'wallet.payment_made', '{}', number, balance_after, 0, 'active', created_at
     FROM ledger.entries WHERE account_id = $1`,
    `UPDATE ledger.accounts a SET balance = e.balance_after, entry_number = e.number, sequence = e.number,
       last_at = e.created_at, last_hash = e.hash
     FROM (SELECT * FROM ledger.entries WHERE account_id = $1 ORDER BY number DESC LIMIT 1) e WHERE a.id = $1`,
  ]) {
    await database.query(sql, [accountId]);
  }
}
