import type { Queryable } from '../../database/Database.ts';

/** An event without what stood in its account. */
export type ToldEvent = {
  accountId: string;
  sequence: number;
  type: string;
  data: Record<string, unknown>;
  createdAt: Date;
};

/**
 * Events of some types in several accounts, newest first. The types stand in the statement, so that an index
 * over just them is found; they come from the caller's own constants.
 */
export async function readEventsOfTypes(
  queryable: Queryable,
  { accountIds, types, limit }: { accountIds: readonly string[]; types: readonly string[]; limit: number },
): Promise<ToldEvent[]> {
  return queryable.query<ToldEvent>(
    `SELECT v.account_id AS "accountId", v.sequence, v.type, v.data, v.created_at AS "createdAt"
     FROM ledger.events v
     WHERE v.account_id = ANY ($1::text[]) AND v.type IN (${types.map(quoted).join(', ')})
     ORDER BY v.created_at DESC, v.account_id DESC, v.sequence DESC LIMIT $2`,
    [accountIds, limit],
  );
}

function quoted(type: string): string {
  return `'${type.replaceAll("'", "''")}'`;
}
