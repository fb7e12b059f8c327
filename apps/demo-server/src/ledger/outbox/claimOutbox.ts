import type { Transaction } from '../../database/Database.ts';

/** Events of one account, from `first` to `last`, that one commit added. */
export type ClaimedEvents = { accountId: string; first: number; last: number };

/**
 * Takes the events of up to `commits` commits that nobody has taken yet, for delivery: of each account in
 * the order of its sequence. They are taken for good when the caller's transaction commits, and free again
 * when it rolls back. Any number of servers may take at once, each then gets others; two that do may hold
 * neighbouring events of one account. `readClaimedEvents` reads them, where somebody wants to know.
 *
 * Nothing is skipped under concurrency: rows are found and deleted, never paged by a number, so what commits
 * late is taken late.
 */
export async function claimOutbox(
  transaction: Transaction,
  { commits = 100 }: { commits?: number } = {},
): Promise<ClaimedEvents[]> {
  const rows = await transaction.query<{ account_id: string; first: number; last: number }>(
    `WITH taken AS (
       DELETE FROM ledger.outbox WHERE id = ANY (ARRAY(
         SELECT id FROM ledger.outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING id, account_ids, first_sequences, last_sequences
     )
     SELECT p.account_id, p.first, p.last
     FROM taken t
     CROSS JOIN LATERAL unnest(t.account_ids, t.first_sequences, t.last_sequences) p (account_id, first, last)
     ORDER BY t.id, p.account_id`,
    [commits],
  );
  return rows.map(({ account_id: accountId, first, last }) => ({ accountId, first, last }));
}
