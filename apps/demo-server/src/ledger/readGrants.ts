import type { Queryable } from '../database/Database.ts';

/** The unspent part of one credit. */
export type LedgerGrant = {
  accountId: string;
  /** The number of the entry that gave it. */
  number: number;
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
    `SELECT number, kind, priority, NULLIF(expires_at, 'infinity') AS expires_at, original, remaining,
       reserved, created_at
     FROM ledger.grants WHERE account_id = $1 AND open
     ORDER BY priority, grants.expires_at, kind DESC, number`,
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
