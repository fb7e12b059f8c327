import type { Money } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';
import { planCaptures, readClosableGrants, readClosingTotals, readHolds } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import type { RefundPart } from '../refunds/index.ts';
import type { WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { decideHolds, readInvoicesOfHolds } from './closeHolds.ts';
import type { CloseWalletParameters } from './closeWallet.ts';
import { type ClosureRow, findClosure, type WalletClosure } from './closureRows.ts';
import { type ClosureSplit, splitByCard } from './closureSplit.ts';

/** What closing a wallet would do, as it stands. */
export type ClosurePreview = Pick<
  WalletClosure,
  'walletId' | 'destination' | 'holds' | 'captured' | 'refunded' | 'forfeited' | 'writtenOff'
> & {
  /** Where the paid balance would go: the sum for each card, then what the merchant pays out. */
  parts: Pick<RefundPart, 'destination' | 'amount' | 'paidWith'>[];
};

type Amounts = Record<'captured' | 'refunded' | 'forfeited' | 'writtenOff', number>;
type Plan = Amounts & ClosureSplit;

/**
 * Computes what closing a wallet would do. It reads one snapshot and locks nothing, and decides with the
 * functions that the closure itself uses. For a wallet that is closing or closed, it adds what the closure has
 * done already.
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
    return {
      walletId,
      destination,
      holds,
      captured: sum('captured'),
      refunded: sum('refunded'),
      forfeited: sum('forfeited'),
      writtenOff: sum('writtenOff'),
      parts: [
        ...[...cards].map(([paidWith, amount]) => ({
          destination: 'paymentMethod' as const,
          amount: money(amount),
          paidWith,
        })),
        ...(external > 0
          ? [{ destination: 'external' as const, amount: money(external), paidWith: null }]
          : []),
      ],
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

/** What the steps of a closure have done so far. */
async function readDone(database: Queryable, closure: ClosureRow): Promise<Plan> {
  const { captured, refunded, forfeited, written_off: writtenOff, external } = closure;
  const toCards = await database.query<{ topUpId: string; amount: number }>(
    `select payment_key as "topUpId", amount from refund_parts
     where refund_id = $1 and payment_key is not null order by id`,
    [closure.refund_id],
  );
  return { captured, refunded, forfeited, writtenOff, toCards, external };
}

/** What the remaining steps would do. */
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

/** The paid grants of top-ups, without what captures take. */
async function readTopUpGrants(
  database: Queryable,
  { accountId, at, taken }: { accountId: string; at: Date; taken: ReadonlyMap<number, number> },
): Promise<{ number: number; amount: number }[]> {
  const topUps = await database.query<{ entry_number: number }>(
    'select entry_number from top_ups where wallet_id = $1 and entry_number is not null',
    [accountId],
  );
  const numbers = topUps.map(({ entry_number: number }) => number);
  const grants = await readClosableGrants(database, { accountId, at, numbers });
  return grants
    .filter(({ disposition }) => disposition === 'refunded')
    .map(({ number, amount }) => ({ number, amount: amount - (taken.get(number) ?? 0) }));
}

/** The sum for each card, in the order in which they come. */
async function sumByCard(
  database: Queryable,
  toCards: ClosureSplit['toCards'],
): Promise<Map<string | null, number>> {
  const cards = await database.query<{ id: string; label: string | null }>(
    `select t.id, m.brand || ' •••• ' || m.last4 as label
     from unnest($1::text[]) s (id) join top_ups t on t.id = s.id
     left join payment_methods m on m.id = t.payment_method_id`,
    [toCards.map(({ topUpId }) => topUpId)],
  );
  const labels = new Map(cards.map(({ id, label }) => [id, label]));
  const sums = new Map<string | null, number>();
  for (const { topUpId, amount } of toCards) {
    const label = labels.get(topUpId) ?? null;
    sums.set(label, (sums.get(label) ?? 0) + amount);
  }
  return sums;
}
