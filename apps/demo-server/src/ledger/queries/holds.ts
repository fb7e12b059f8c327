import type { Queryable } from '../../database/Database.ts';
import { referenceFromRow } from './entries.ts';

/** Money reserved for a later charge. */
export type LedgerHold = {
  id: string;
  accountId: string;
  amount: number;
  status: 'open' | 'captured' | 'released' | 'expired';
  /** Amount that was captured, in minor units. */
  captured: number;
  /** Number of the capture's entry. */
  entryNumber: number | null;
  expiresAt: Date | null;
  reason: string | null;
  reference: { type: string; id: string } | null;
  createdAt: Date;
  resolvedAt: Date | null;
};

/**
 * Reads up to `limit` holds of an account in the order of their ids, the open ones or all, or one hold or several by their
 * ids.
 */
export async function readHolds(
  queryable: Queryable,
  which: { accountId: string; all?: boolean; limit?: number } | { id: string } | { ids: readonly string[] },
): Promise<LedgerHold[]> {
  if ('ids' in which) return selectHolds(queryable, 'id = ANY ($1::text[])', which.ids);
  if ('id' in which) return selectHolds(queryable, 'id = $1', which.id);
  const condition = `account_id = $1 ${which.all ? '' : "AND status = 'open'"}`;
  return selectHolds(queryable, condition, which.accountId, which.limit);
}

async function selectHolds(
  queryable: Queryable,
  condition: string,
  value: string | readonly string[],
  limit: number | null = null,
): Promise<LedgerHold[]> {
  const rows = await queryable.query<HoldRow>(
    `SELECT id, account_id, amount, status, captured, number, expires_at, reason, reference_type,
       reference_id, created_at, resolved_at
     FROM ledger.holds WHERE ${condition} ORDER BY id LIMIT $2`,
    [value, limit],
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

/** Amount to capture of an open hold; 0 releases it. */
export type HoldResolution = { holdId: string; captured: number };

type Grant = { number: number; remaining: number; reserved: number; hasExpired: boolean };
type Reservation = { hold_id: string; grant_number: number; amount: number };

/**
 * Calculates which grants captures and releases of an account's holds would take, in the given order and by the rules of
 * `ledger.post_batch`: first the units that the hold reserves, then unreserved units that have not expired, then any
 * others. Writes nothing.
 *
 * @returns the amount taken from each grant, by the grant's number
 */
export async function planCaptures(
  queryable: Queryable,
  { accountId, at, resolutions }: { accountId: string; at: Date; resolutions: readonly HoldResolution[] },
): Promise<Map<number, number>> {
  const taken = new Map<number, number>();
  if (resolutions.every(({ captured }) => captured === 0)) return taken;
  const reservations = await queryable.query<Reservation>(
    `SELECT r.hold_id, r.grant_number, r.amount FROM ledger.reservations r
     JOIN ledger.grants g ON g.account_id = r.account_id AND g.number = r.grant_number
     WHERE r.hold_id = ANY ($1) ORDER BY g.priority, g.expires_at, g.kind DESC, g.number`,
    [resolutions.map(({ holdId }) => holdId)],
  );
  const byHold = Map.groupBy(reservations, (reservation) => reservation.hold_id);
  const grants = new Map(
    (await readGrantStates(queryable, { accountId, at })).map((grant) => [grant.number, grant]),
  );
  for (const { holdId, captured } of resolutions) {
    let rest = captured;
    const take = (grant: Grant, most: number) => {
      const part = Math.min(rest, most, grant.remaining);
      if (part <= 0) return;
      rest -= part;
      grant.remaining -= part;
      taken.set(grant.number, (taken.get(grant.number) ?? 0) + part);
    };
    for (const { grant_number: number, amount } of byHold.get(holdId) ?? []) {
      const grant = grants.get(number);
      if (!grant) continue;
      grant.reserved -= amount;
      take(grant, amount);
    }
    if (rest === 0) continue;
    // A dispute took reserved money, so the hold's own grants do not cover it.
    for (const grant of grants.values()) if (!grant.hasExpired) take(grant, grant.remaining - grant.reserved);
    for (const grant of grants.values()) take(grant, grant.remaining);
  }
  return taken;
}

/** Reads the open grants in the order of consumption. Spent grants have nothing to take, even if a hold reserves them. */
function readGrantStates(
  queryable: Queryable,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Grant[]> {
  return queryable.query<Grant>(
    `SELECT g.number, g.remaining, g.reserved, g.expires_at <= $2::timestamptz AS "hasExpired"
     FROM ledger.accounts a JOIN ledger.grants g ON g.account_id = a.id
     WHERE a.id = $1 AND g.open ORDER BY g.priority, g.expires_at, g.kind DESC, g.number`,
    [accountId, at],
  );
}
