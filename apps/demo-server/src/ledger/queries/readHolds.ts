import type { Queryable } from '../../database/Database.ts';
import { referenceFromRow } from './entryRow.ts';

/** Money reserved for a charge to come. */
export type LedgerHold = {
  id: string;
  accountId: string;
  amount: number;
  status: 'open' | 'captured' | 'released' | 'expired';
  /** How much of it was taken, in minor units. */
  captured: number;
  /** The number of the entry that took it. */
  entryNumber: number | null;
  expiresAt: Date | null;
  reason: string | null;
  reference: { type: string; id: string } | null;
  createdAt: Date;
  resolvedAt: Date | null;
};

/** An account's open holds, or all of them, in the order of their ids, at most `limit`; or one hold by its id. */
export async function readHolds(
  queryable: Queryable,
  which: { accountId: string; all?: boolean; limit?: number } | { id: string },
): Promise<LedgerHold[]> {
  const byId = 'id' in which;
  const condition = byId ? 'id = $1' : `account_id = $1 ${which.all ? '' : "AND status = 'open'"}`;
  const rows = await queryable.query<HoldRow>(
    `SELECT id, account_id, amount, status, captured, number, expires_at, reason, reference_type,
       reference_id, created_at, resolved_at
     FROM ledger.holds WHERE ${condition} ORDER BY id LIMIT $2`,
    [byId ? which.id : which.accountId, byId ? null : (which.limit ?? null)],
  );
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    amount: row.amount,
    status: row.status,
    captured: row.captured,
    entryNumber: row.number,
    expiresAt: row.expires_at,
    reason: row.reason,
    reference: referenceFromRow(row),
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
  }));
}

type HoldRow = {
  id: string;
  account_id: string;
  amount: number;
  status: LedgerHold['status'];
  captured: number;
  number: number | null;
  expires_at: Date | null;
  reason: string | null;
  reference_type: string | null;
  reference_id: string | null;
  created_at: Date;
  resolved_at: Date | null;
};
