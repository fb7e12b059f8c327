import type { NotNull } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { refundableAmounts } from '../refunds/index.ts';
import type { WalletClosure } from './repository.ts';

/** Split of a closing wallet's paid balance: the refunds to cards, and the rest, which the merchant pays out. */
export type ClosureSplit = {
  /** The newest top-up first. */
  toCards: { topUpId: string; amount: number }[];
  external: number;
};

/**
 * Splits the paid grants of a wallet that closes between the cards that paid them and the merchant. A card gets at
 * most what is left to refund of its payment. The closure and its preview both use it.
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
  const numbers = grants.map(({ number }) => number);
  const topUps = await execute(
    database,
    kysely
      .selectFrom('top_ups')
      .select(['id', 'entry_number'])
      .where('wallet_id', '=', walletId)
      .where('entry_number', '=', ({ fn, val }) => fn.any(val(numbers)))
      .orderBy('entry_number', 'desc')
      .$narrowType<{ entry_number: NotNull }>(),
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
