import type { Queryable } from '../../database/Database.ts';
import { arrayLiteral } from '../posting/arrayLiteral.ts';
import { type EventRow, eventColumns, eventFromRow, type LedgerEvent } from '../queries/readEvents.ts';
import type { ClaimedEvents } from './claimOutbox.ts';

/** The events that were taken: in the order of their commits, and of each account in that of its sequence. */
export async function readClaimedEvents(
  queryable: Queryable,
  taken: readonly ClaimedEvents[],
): Promise<LedgerEvent[]> {
  const rows = await queryable.query<EventRow>(
    `SELECT ${eventColumns}
     FROM unnest($1::text[], $2::bigint[], $3::bigint[]) WITH ORDINALITY p (account_id, first, last, place)
     JOIN ledger.events v ON v.account_id = p.account_id AND v.sequence BETWEEN p.first AND p.last
     JOIN ledger.accounts a ON a.id = v.account_id
     LEFT JOIN ledger.entries e ON e.account_id = v.account_id AND e.number = v.number
     ORDER BY p.place, v.sequence`,
    [
      arrayLiteral(taken.map(({ accountId }) => accountId)),
      arrayLiteral(taken.map(({ first }) => first)),
      arrayLiteral(taken.map(({ last }) => last)),
    ],
  );
  return rows.map(eventFromRow);
}
