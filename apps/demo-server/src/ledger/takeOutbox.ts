import type { Transaction } from '../database/Database.ts';
import { type EventRow, eventColumns, eventFromRow, type LedgerEvent } from './readEvents.ts';

/**
 * Takes the events of up to `commits` commits that nobody has taken yet, for delivery: of each account in
 * the order of its sequence. They are taken for good when the caller's transaction commits, and free again
 * when it rolls back. Any number of servers may take at once, each then gets others; two that do may hold
 * neighbouring events of one account.
 *
 * Nothing is skipped under concurrency: rows are found and deleted, never paged by a number, so what commits
 * late is taken late.
 */
export async function takeOutbox(
  transaction: Transaction,
  { commits = 100 }: { commits?: number } = {},
): Promise<LedgerEvent[]> {
  const rows = await transaction.query<EventRow>(
    `WITH taken AS (
       DELETE FROM ledger.outbox WHERE id = ANY (ARRAY(
         SELECT id FROM ledger.outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING id, account_ids, first_sequences, last_sequences
     )
     SELECT ${eventColumns}
     FROM taken t
     CROSS JOIN LATERAL unnest(t.account_ids, t.first_sequences, t.last_sequences) p (account_id, first, last)
     JOIN ledger.events v ON v.account_id = p.account_id AND v.sequence BETWEEN p.first AND p.last
     JOIN ledger.accounts a ON a.id = v.account_id
     LEFT JOIN ledger.entries e ON e.account_id = v.account_id AND e.number = v.number
     ORDER BY t.id, v.account_id, v.sequence`,
    [commits],
  );
  return rows.map(eventFromRow);
}
