import type { Queryable, Transaction } from '../database/Database.ts';
import { arrayLiteral } from './posting/arrayLiteral.ts';
import { type EventRow, eventColumns, eventFromRow, type LedgerEvent } from './queries/events.ts';

/** Events of one account, with the numbers `first` to `last`, that one commit added. */
export type ClaimedEvents = { accountId: string; first: number; last: number };

/**
 * Claims the events of up to `commits` commits for delivery, those of each account in the order of its sequence. The
 * claim is final when the caller's transaction commits, and void when it rolls back. Several servers may claim at the
 * same time. They get different commits, which may have neighbouring events of one account. `readClaimedEvents` reads
 * the events.
 *
 * Nothing is skipped under concurrency: rows are found and deleted, never paged by a number, so an event that commits
 * late is claimed late.
 */
export async function claimOutbox(
  transaction: Transaction,
  { commits = 100 }: { commits?: number } = {},
): Promise<ClaimedEvents[]> {
  const rows = await transaction.query<{ account_id: string; first: number; last: number }>(
    `WITH claimed AS (
       DELETE FROM ledger.outbox WHERE id = ANY (ARRAY(
         SELECT id FROM ledger.outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING id, account_ids, first_sequences, last_sequences
     )
     SELECT p.account_id, p.first, p.last
     FROM claimed t
     CROSS JOIN LATERAL unnest(t.account_ids, t.first_sequences, t.last_sequences) p (account_id, first, last)
     ORDER BY t.id, p.account_id`,
    [commits],
  );
  return rows.map(({ account_id: accountId, first, last }) => ({ accountId, first, last }));
}

/** Reads claimed events in the order of their commits, and those of each account in the order of its sequence. */
export async function readClaimedEvents(
  queryable: Queryable,
  claimed: readonly ClaimedEvents[],
): Promise<LedgerEvent[]> {
  const rows = await queryable.query<EventRow>(
    `SELECT ${eventColumns}
     FROM unnest($1::text[], $2::bigint[], $3::bigint[]) WITH ORDINALITY p (account_id, first, last, position)
     JOIN ledger.events v ON v.account_id = p.account_id AND v.sequence BETWEEN p.first AND p.last
     JOIN ledger.accounts a ON a.id = v.account_id
     LEFT JOIN ledger.entries e ON e.account_id = v.account_id AND e.number = v.number
     ORDER BY p.position, v.sequence`,
    [
      arrayLiteral(claimed.map(({ accountId }) => accountId)),
      arrayLiteral(claimed.map(({ first }) => first)),
      arrayLiteral(claimed.map(({ last }) => last)),
    ],
  );
  return rows.map(eventFromRow);
}
