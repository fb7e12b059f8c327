import type { Grant } from '../port/Grant.ts';
import type { ListGrantsParameters } from '../port/WalletAdapter.ts';
import { invalidField, requireLimit } from './requestErrors.ts';

/** A grant whose remaining amount can be reduced. */
export type MemoryGrant = Omit<Grant, 'remaining'> & {
  /** Minor units. */
  remaining: number;
};

/** Consumes an amount from grants. */
export function consumeGrants(grants: readonly MemoryGrant[], amount: number): void {
  let left = amount;
  for (const grant of consumptionOrder(grants)) {
    const consumed = Math.min(left, grant.remaining);
    grant.remaining -= consumed;
    left -= consumed;
  }
}

/** Sorts grants in the order of consumption: by priority number, expiry, promotional before paid, age. */
export function consumptionOrder(grants: readonly MemoryGrant[]): MemoryGrant[] {
  // The sort is stable and the list is oldest first.
  return [...grants].sort(
    (one, other) =>
      one.priority - other.priority || expiryMs(one) - expiryMs(other) || rank(one) - rank(other),
  );
}

/** Returns the grants that expire, by expiry, then age. */
function expiryOrder(grants: readonly MemoryGrant[]): MemoryGrant[] {
  return grants
    .filter(({ expiresAt }) => expiresAt !== null)
    .sort((one, other) => expiryMs(one) - expiryMs(other));
}

/**
 * Returns a page of the grants with something left. The cursor is the id of the last grant on the page before. A used-up grant
 * keeps its position, so the next page starts where that one ended.
 *
 * @param history Every grant of the wallet, oldest first, including used-up ones.
 */
export function listGrants(
  history: readonly MemoryGrant[],
  { order = 'consumption', cursor, limit = 25 }: Omit<ListGrantsParameters, 'walletId'>,
): { items: MemoryGrant[]; nextCursor: string | null } {
  requireLimit(limit);
  const candidates = history.filter(({ id, remaining }) => remaining > 0 || id === cursor);
  const sorted = order === 'expiry' ? expiryOrder(candidates) : consumptionOrder(candidates);
  const last = sorted.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && last < 0) throw invalidField('cursor', 'is not the nextCursor of a page');
  const rest = sorted.slice(last + 1);
  const items = rest.slice(0, limit);
  return { items, nextCursor: rest.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function expiryMs({ expiresAt }: MemoryGrant): number {
  return expiresAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(expiresAt);
}

function rank(grant: MemoryGrant): number {
  return grant.kind === 'promotional' ? 0 : 1;
}
