import type { ListGrantsParameters } from '../port/WalletAdapter.ts';
import { assertLimit, invalidParameter } from './listMemoryEntries.ts';
import { consumptionOrder, expiryOrder, type MemoryGrant } from './MemoryGrant.ts';

/**
 * A page of grants with something left. The cursor is the id of the last grant on the page before. A used-up grant
 * keeps its position, so the next page starts where that one ended.
 *
 * @param history Every grant of the wallet, oldest first, used-up ones too.
 */
export function listMemoryGrants(
  history: readonly MemoryGrant[],
  { order = 'consumption', cursor, limit = 25 }: Omit<ListGrantsParameters, 'walletId'>,
): { items: MemoryGrant[]; nextCursor: string | null } {
  assertLimit(limit);
  const candidates = history.filter(({ id, remaining }) => remaining > 0 || id === cursor);
  const sorted = order === 'expiry' ? expiryOrder(candidates) : consumptionOrder(candidates);
  const last = sorted.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && last < 0) throw invalidParameter('cursor', 'is no cursor that a page gave');
  const rest = sorted.slice(last + 1);
  const items = rest.slice(0, limit);
  return { items, nextCursor: rest.length > limit ? (items.at(-1)?.id ?? null) : null };
}
