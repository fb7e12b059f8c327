/** The unspent part of one credit. */
export type Grant = {
  kind: 'paid' | 'promotional';
  priority: number;
  expiresAt: string | null;
  /** Minor units. */
  remaining: number;
};

/** Takes an amount from grants: lowest priority number, soonest expiry, promotional before paid, oldest. */
export function consumeGrants(grants: readonly Grant[], amount: number): void {
  let left = amount;
  for (const grant of [...grants].sort(byConsumption)) {
    const taken = Math.min(left, grant.remaining);
    grant.remaining -= taken;
    left -= taken;
  }
}

/** Sorting keeps the order of equals, and grants are kept oldest first. */
function byConsumption(one: Grant, other: Grant): number {
  return (
    one.priority - other.priority ||
    Date.parse(one.expiresAt ?? '9999-12-31') - Date.parse(other.expiresAt ?? '9999-12-31') ||
    rank(one) - rank(other)
  );
}

function rank(grant: Grant): number {
  return grant.kind === 'promotional' ? 0 : 1;
}
