import type { Grant } from '../port/Grant.ts';

/** A grant whose rest is a number, to be counted down. */
export type MemoryGrant = Omit<Grant, 'remaining'> & {
  /** Minor units. */
  remaining: number;
};

/** Takes an amount from grants, in the order in which they are consumed. */
export function consumeGrants(grants: readonly MemoryGrant[], amount: number): void {
  let left = amount;
  for (const grant of consumptionOrder(grants)) {
    const taken = Math.min(left, grant.remaining);
    grant.remaining -= taken;
    left -= taken;
  }
}

/** Lowest priority number, soonest expiry, promotional before paid, oldest. */
export function consumptionOrder(grants: readonly MemoryGrant[]): MemoryGrant[] {
  // Sorting keeps the order of equals, and grants are kept oldest first.
  return [...grants].sort(
    (one, other) =>
      one.priority - other.priority ||
      Date.parse(one.expiresAt ?? '9999-12-31') - Date.parse(other.expiresAt ?? '9999-12-31') ||
      rank(one) - rank(other),
  );
}

/** Only those that expire: soonest expiry, oldest. */
export function expiryOrder(grants: readonly MemoryGrant[]): MemoryGrant[] {
  return grants
    .filter(({ expiresAt }) => expiresAt !== null)
    .sort((one, other) => Date.parse(one.expiresAt ?? '') - Date.parse(other.expiresAt ?? ''));
}

function rank(grant: MemoryGrant): number {
  return grant.kind === 'promotional' ? 0 : 1;
}
