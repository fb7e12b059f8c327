import type { Queryable } from '../database/Database.ts';

/** How much each open hold of an account gives up, in the order in which that happens: 0 releases it. */
export type HoldResolution = { holdId: string; captured: number };

type Grant = { number: number; remaining: number; reserved: number; ended: boolean };
type Reservation = { hold_id: string; grant_number: number; amount: number };

/**
 * Computes which grants captures and releases of an account's holds would take, by the rules of
 * `ledger.post_batch`: a capture takes what its hold reserves, then free units that have not expired, then
 * whatever is there. Writes nothing.
 *
 * @returns the amount taken of each grant, by its number
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
    for (const grant of grants.values()) if (!grant.ended) take(grant, grant.remaining - grant.reserved);
    for (const grant of grants.values()) take(grant, grant.remaining);
  }
  return taken;
}

/** The open grants in the order of consumption. Reserved grants that are spent have nothing to take. */
function readGrantStates(
  queryable: Queryable,
  { accountId, at }: { accountId: string; at: Date },
): Promise<Grant[]> {
  return queryable.query<Grant>(
    `SELECT g.number, g.remaining, g.reserved, g.expires_at <= $2::timestamptz AS ended
     FROM ledger.accounts a JOIN ledger.grants g ON g.account_id = a.id
     WHERE a.id = $1 AND g.open ORDER BY g.priority, g.expires_at, g.kind DESC, g.number`,
    [accountId, at],
  );
}
