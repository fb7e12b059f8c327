import type { Money } from '@coffer/adapter';
import { type NotNull, sql } from 'kysely';
import type { Queryable } from '../../database/Database.ts';
import { execute, kysely } from '../../database/queryBuilder.ts';
import { planCaptures, readClosableGrants, readClosingTotals, readHolds } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import type { RefundPart } from '../refunds/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { decideHolds, readInvoicesOfHolds } from './closeHolds.ts';
import type { CloseWalletParameters } from './closingSteps.ts';
import { type ClosureRow, findClosure, type WalletClosure } from './repository.ts';
import { type ClosureSplit, splitByCard } from './splitByCard.ts';

/** The outcome of closing a wallet now. */
export type ClosurePreview = Pick<
  WalletClosure,
  'walletId' | 'destination' | 'holds' | 'captured' | 'refunded' | 'forfeited' | 'writtenOff'
> & {
  /** The destinations of the paid balance: the sum for each card, then the sum that the merchant pays out. */
  parts: Pick<RefundPart, 'destination' | 'amount' | 'paidWith'>[];
};

type Amounts = Record<'captured' | 'refunded' | 'forfeited' | 'writtenOff', number>;
type Plan = Amounts & ClosureSplit;

/**
 * Calculates the outcome of closing a wallet, without changing anything. It reads one snapshot, locks nothing, and
 * decides with the functions that the closure itself uses. For a wallet that is closing or closed, it includes the
 * steps that the closure has taken.
 *
 * @throws WalletError `not_found`
 */
export function previewClosure(
  context: WalletContext,
  owner: AccessScope,
  parameters: CloseWalletParameters,
): Promise<ClosurePreview> {
  return context.database.transaction(async (transaction) => {
    await transaction.query('set transaction isolation level repeatable read, read only');
    const { id: walletId, currency } = await findWallet(transaction, owner, parameters.walletId);
    const closure = await findClosure(transaction, walletId);
    const { destination, holds } = closure ?? parameters;
    const done = closure ? await readDone(transaction, closure) : nothing;
    const plan =
      closure && closure.closed_at !== null
        ? nothing
        : await planClosure(transaction, { walletId, destination, holds, at: context.now() });
    const money = (amount: number): Money => ({ amount, currency });
    const sum = (name: keyof Amounts) => money(done[name] + plan[name]);
    const cards = await sumByCard(transaction, [...done.toCards, ...plan.toCards]);
    const external = done.external + plan.external;
    const parts: ClosurePreview['parts'] = Array.from(cards, ([paidWith, amount]) => ({
      destination: 'paymentMethod',
      amount: money(amount),
      paidWith,
    }));
    if (external > 0) parts.push({ destination: 'external', amount: money(external), paidWith: null });
    return {
      walletId,
      destination,
      holds,
      captured: sum('captured'),
      refunded: sum('refunded'),
      forfeited: sum('forfeited'),
      writtenOff: sum('writtenOff'),
      parts,
    };
  });
}

const nothing: Plan = {
  captured: 0,
  refunded: 0,
  forfeited: 0,
  writtenOff: 0,
  toCards: [],
  external: 0,
};

/** Reads the outcome of the steps that a closure has taken. */
async function readDone(database: Queryable, closure: ClosureRow): Promise<Plan> {
  const { captured, refunded, forfeited, written_off: writtenOff, external } = closure;
  const toCards = await execute(
    database,
    kysely
      .selectFrom('refund_parts')
      .select(['payment_key as topUpId', 'amount'])
      .where('refund_id', '=', closure.refund_id)
      .where('payment_key', 'is not', null)
      .orderBy('id')
      .$narrowType<{ topUpId: NotNull }>(),
  );
  return { captured, refunded, forfeited, writtenOff, toCards, external };
}

/** Calculates the outcome of the remaining steps. */
async function planClosure(
  database: Queryable,
  {
    walletId: accountId,
    destination,
    holds: mode,
    at,
  }: Pick<CloseWalletParameters, 'walletId' | 'destination' | 'holds'> & { at: Date },
): Promise<Plan> {
  const { balance } = await requireBalance(database, accountId, at);
  const holds = await readHolds(database, { accountId });
  const invoices = await readInvoicesOfHolds(database, holds);
  const outcomes = await decideHolds(database, { holds, invoices, mode, balance, at });
  const resolutions = outcomes.map(({ hold, captured }) => ({ holdId: hold.id, captured }));
  const taken = await planCaptures(database, { accountId, at, resolutions });
  const totals = await readClosingTotals(database, { accountId, at });
  const grants = await readClosableGrants(database, { accountId, at, numbers: [...taken.keys()] });
  for (const { number, disposition } of grants) totals[disposition] -= taken.get(number) ?? 0;
  const topUps = destination === 'external' ? [] : await readTopUpGrants(database, { accountId, at, taken });
  const split = await splitByCard(database, { walletId: accountId, destination, grants: topUps });
  const toCards = split.toCards.reduce((sum, { amount }) => sum + amount, 0);
  return {
    captured: resolutions.reduce((sum, { captured }) => sum + captured, 0),
    refunded: totals.refunded,
    forfeited: totals.forfeited,
    writtenOff: Math.max(0, -balance),
    toCards: split.toCards,
    external: totals.refunded - toCards,
  };
}

/** Reads the paid grants of top-ups, minus the amounts that captures take. */
async function readTopUpGrants(
  database: Queryable,
  { accountId, at, taken }: { accountId: string; at: Date; taken: ReadonlyMap<number, number> },
): Promise<{ number: number; amount: number }[]> {
  const topUps = await execute(
    database,
    kysely
      .selectFrom('top_ups')
      .select('entry_number')
      .where('wallet_id', '=', accountId)
      .where('entry_number', 'is not', null)
      .$narrowType<{ entry_number: NotNull }>(),
  );
  const numbers = topUps.map(({ entry_number: number }) => number);
  const grants = await readClosableGrants(database, { accountId, at, numbers });
  return grants
    .filter(({ disposition }) => disposition === 'refunded')
    .map(({ number, amount }) => ({ number, amount: amount - (taken.get(number) ?? 0) }));
}

/** Adds up the amounts of each card, in the order of their first refund. */
async function sumByCard(
  database: Queryable,
  toCards: ClosureSplit['toCards'],
): Promise<Map<string | null, number>> {
  const ids = toCards.map(({ topUpId }) => topUpId);
  const cards = await execute(
    database,
    kysely
      .selectFrom('top_ups as t')
      .leftJoin('payment_methods as m', 'm.id', 't.payment_method_id')
      .select(['t.id', sql<string | null>`m.brand || ' •••• ' || m.last4`.as('label')])
      .where('t.id', '=', ({ fn, val }) => fn.any(val(ids))),
  );
  const labels = new Map(cards.map(({ id, label }) => [id, label]));
  const sums = new Map<string | null, number>();
  for (const { topUpId, amount } of toCards) {
    const label = labels.get(topUpId) ?? null;
    sums.set(label, (sums.get(label) ?? 0) + amount);
  }
  return sums;
}
