import type { Queryable } from '../../database/Database.ts';
import type { EntrySource } from '../LedgerOperation.ts';

/** The unspent part of one credit. */
export type LedgerGrant = {
  accountId: string;
  /** The number of the entry that gave it. */
  number: number;
  /** Why that entry was made. */
  source: EntrySource;
  kind: 'paid' | 'promotional';
  priority: number;
  expiresAt: Date | null;
  original: number;
  remaining: number;
  /** What open holds reserve of it: it neither expires nor can be spent otherwise. */
  reserved: number;
  createdAt: Date;
};

/** An account's open grants in the order in which they will be consumed. */
export async function readGrants(queryable: Queryable, accountId: string): Promise<LedgerGrant[]> {
  const rows = await queryable.query<GrantRow>(
    `SELECT g.number, e.source, g.kind, g.priority, NULLIF(g.expires_at, 'infinity') AS expires_at, g.original,
       g.remaining, g.reserved, g.created_at
     FROM ledger.grants g JOIN ledger.entries e ON e.account_id = g.account_id AND e.number = g.number
     WHERE g.account_id = $1 AND g.open
     ORDER BY g.priority, g.expires_at, g.kind DESC, g.number`,
    [accountId],
  );
  return rows.map(({ expires_at: expiresAt, created_at: createdAt, ...row }) => ({
    accountId,
    ...row,
    expiresAt,
    createdAt,
  }));
}

type GrantRow = Omit<LedgerGrant, 'accountId' | 'expiresAt' | 'createdAt'> & {
  expires_at: Date | null;
  created_at: Date;
};
