import type { Queryable } from '../../database/Database.ts';
import { refundableAmounts } from '../refunds/index.ts';
import type { WalletClosure } from './closureRows.ts';

/** The paid balance of a wallet that closes: what goes to the cards of its top-ups, and what the merchant pays out. */
export type ClosureSplit = {
  /** The newest top-up first. */
  toCards: { topUpId: string; amount: number }[];
  external: number;
};

/**
 * Splits paid grants of a wallet that closes between the cards that paid them and the merchant. A card gets back
 * no more than what is left of its payment. The closure and its preview both use it.
 */
export async function splitByCard(
  database: Queryable,
  {
    walletId,
    destination,
    grants,
  }: {
    walletId: string;
    destination: WalletClosure['destination'];
    grants: readonly { number: number; amount: number }[];
  },
): Promise<ClosureSplit> {
  const total = grants.reduce((sum, { amount }) => sum + amount, 0);
  if (destination === 'external' || total === 0) return { toCards: [], external: total };
  const topUps = await database.query<{ id: string; entry_number: number }>(
    'select id, entry_number from top_ups where wallet_id = $1 and entry_number = any ($2) order by entry_number desc',
    [walletId, grants.map(({ number }) => number)],
  );
  const refundable = await refundableAmounts(
    database,
    topUps.map(({ id }) => id),
  );
  const amounts = new Map(grants.map(({ number, amount }) => [number, amount]));
  const toCards = topUps.flatMap(({ id, entry_number: number }) => {
    const amount = Math.min(amounts.get(number) ?? 0, refundable.get(id) ?? 0);
    return amount > 0 ? [{ topUpId: id, amount }] : [];
  });
  return { toCards, external: total - toCards.reduce((sum, { amount }) => sum + amount, 0) };
}
