import type { EntrySource, Money } from '@coffer/adapter';
import {
  type LedgerMovement,
  readLedgerBalances,
  readLedgerMovements,
  readLedgerSpend,
} from '../../ledger/index.ts';
import { countableCurrencies, nullIfOutOfRange, reportingTotal } from '../balances/index.ts';
import { type ReportingSettings, readMerchant } from '../merchants/index.ts';
import { toEntrySource, toMoney, type WalletContext } from '../shared/index.ts';

const dayMs = 86_400_000;
const reasonsMax = 20;

/** Analytics of all wallets of a merchant in one currency. */
export type CurrencyAnalytics = {
  currency: string;
  /** Balance of all wallets at the end of each day. */
  balances: { date: string; balance: Money }[];
  flows: { source: EntrySource; in: Money; out: Money }[];
  /** Largest amount first. `reason: null` adds up spend without a reason and all reasons after the first 20. */
  spend: { reason: string | null; amount: Money }[];
};

/** Analytics of all wallets of a merchant. */
export type MerchantAnalytics = {
  from: string;
  to: string;
  currencies: CurrencyAnalytics[];
  /** Currencies with a sum beyond 2^53−1, which are not in `currencies`. */
  outOfRange: string[];
  /**
   * Totals in the reporting currency, at today's rates. Null without a reporting currency, or when a sum is beyond
   * 2^53−1.
   */
  total: {
    balances: { date: string; balance: Money }[];
    in: Money;
    out: Money;
    unrated: string[];
  } | null;
};

/** Reads the balances of a merchant's wallets by day (UTC), their money in and out by source, and their spend by reason. */
export async function readMerchantAnalytics(
  { database, now }: WalletContext,
  merchantId: string,
  { from, to }: { from: string; to: string },
): Promise<MerchantAnalytics> {
  const { settings } = await readMerchant(database, merchantId);
  const between = { ledgerId: merchantId, from, to };
  const [balances, movements, spend] = await database.transaction(async (transaction) => {
    // Past balances are calculated back from the current one, so all reads need the same snapshot.
    await transaction.query('set transaction isolation level repeatable read, read only');
    return [
      await readLedgerBalances(transaction, { ledgerId: merchantId, at: now() }),
      await readLedgerMovements(transaction, between),
      await readLedgerSpend(transaction, { ...between, reasonsMax }),
    ] as const;
  });
  const days = daysBetween(from, to);
  const currencies = balances.map(({ currency, balance }) => {
    const moved = movements.filter((movement) => movement.currency === currency);
    const shown = moved.filter(({ day }) => day <= to);
    const spent = spend.filter((reason) => reason.currency === currency);
    return { currency, ends: closingBalances(days, balance, moved), flows: flowsOf(shown), spend: spent };
  });
  const { reporting } = settings;
  return {
    from,
    to,
    ...countableCurrencies(currencies, ({ currency, ends, flows, spend: spent }) => ({
      currency,
      balances: days.map((date, index) => ({ date, balance: toMoney(ends[index] ?? 0n, currency) })),
      flows: flows.map((flow) => ({
        source: flow.source,
        in: toMoney(flow.in, currency),
        out: toMoney(flow.out, currency),
      })),
      spend: spent.map(({ reason, amount }) => ({ reason, amount: toMoney(amount, currency) })),
    })),
    total: reporting && nullIfOutOfRange(() => totalOf(days, currencies, reporting)),
  };
}

type CurrencyDays = {
  currency: string;
  ends: bigint[];
  flows: { source: EntrySource; in: bigint; out: bigint }[];
};

function totalOf(
  days: readonly string[],
  currencies: readonly CurrencyDays[],
  reporting: ReportingSettings,
): MerchantAnalytics['total'] {
  const flowTotal = (side: 'in' | 'out') =>
    reportingTotal(
      reporting,
      currencies.flatMap(({ currency, flows }) => flows.map((flow) => ({ currency, amount: flow[side] }))),
    );
  const totals = days.map((date, index) => ({
    date,
    total: reportingTotal(
      reporting,
      currencies.map(({ currency, ends }) => ({ currency, amount: ends[index] ?? 0n })),
    ),
  }));
  const [into, outOf] = [flowTotal('in'), flowTotal('out')];
  return {
    balances: totals.map(({ date, total }) => ({ date, balance: total.amount })),
    in: into.amount,
    out: outOf.amount,
    unrated: [
      ...new Set([into, outOf, ...totals.map(({ total }) => total)].flatMap(({ unrated }) => unrated)),
    ].sort(),
  };
}

function daysBetween(from: string, to: string): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * dayMs).toISOString().slice(0, 10),
  );
}

/** Calculates each day's closing balance, back from the current balance. */
function closingBalances(days: readonly string[], now: bigint, moved: readonly LedgerMovement[]): bigint[] {
  return days.map((day) =>
    moved
      .filter((movement) => movement.day > day)
      .reduce((end, movement) => end - movement.in + movement.out, now),
  );
}

function flowsOf(moved: readonly LedgerMovement[]): { source: EntrySource; in: bigint; out: bigint }[] {
  const flows = Map.groupBy(moved, ({ source }) => source);
  const sum = (group: readonly LedgerMovement[], side: 'in' | 'out') =>
    group.reduce((total, movement) => total + movement[side], 0n);
  return [...flows]
    .map(([source, group]) => ({
      source: toEntrySource(source),
      in: sum(group, 'in'),
      out: sum(group, 'out'),
    }))
    .sort((a, b) => Number(b.in + b.out - a.in - a.out));
}
