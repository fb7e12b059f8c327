import { WalletError } from '../errors/WalletError.ts';
import type { Entry, EntrySource } from '../port/Entry.ts';
import type { AnalyticsParameters, WalletAnalytics } from '../port/WalletAnalytics.ts';
import type { MemoryWallet } from './MemoryWallet.ts';

const dayMs = 86_400_000;
const daysMax = 366;
const reasonsMax = 20;

/** Calculates a wallet's daily figures from its entries. */
export function memoryAnalytics(wallet: MemoryWallet, { from, to }: AnalyticsParameters): WalletAnalytics {
  const days = daysBetween(from, to);
  const until = Date.parse(to) + dayMs;
  const within = wallet.entries.filter(({ createdAt }) => {
    const time = Date.parse(createdAt);
    return time >= Date.parse(from) && time < until;
  });
  return {
    walletId: wallet.wallet.id,
    from,
    to,
    balances: balances(wallet, days),
    flows: flows(within).map(([source, flow]) => ({
      source,
      in: wallet.money(flow.in),
      out: wallet.money(flow.out),
    })),
    spend: spend(within).map(([reason, amount]) => ({ reason, amount: wallet.money(amount) })),
  };
}

function daysBetween(from: string, to: string): string[] {
  const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  const count = (Date.parse(to) - Date.parse(from)) / dayMs;
  if (!isDay(from) || !isDay(to) || count < 0 || count > daysMax) {
    throw new WalletError('invalid_request', `Pass days, \`to\` at most ${daysMax} after \`from\`.`, {
      fields: [{ field: isDay(from) ? 'to' : 'from', message: 'is not a valid day' }],
    });
  }
  return Array.from({ length: count + 1 }, (_day, index) =>
    new Date(Date.parse(from) + index * dayMs).toISOString().slice(0, 10),
  );
}

function balances(wallet: MemoryWallet, days: readonly string[]): WalletAnalytics['balances'] {
  const { entries } = wallet;
  let balance = 0;
  let next = 0;
  return days.map((date) => {
    const end = Date.parse(date) + dayMs;
    for (let entry = entries[next]; entry && Date.parse(entry.createdAt) < end; entry = entries[next]) {
      balance = entry.balanceAfter.amount;
      next += 1;
    }
    return { date, balance: wallet.money(balance) };
  });
}

function flows(entries: readonly Entry[]): [EntrySource, { in: number; out: number }][] {
  const sums = new Map<EntrySource, { in: number; out: number }>();
  for (const { source, amount } of entries) {
    const flow = sums.get(source) ?? { in: 0, out: 0 };
    sums.set(source, flow);
    flow[amount.amount > 0 ? 'in' : 'out'] += Math.abs(amount.amount);
  }
  return [...sums].sort(([, one], [, other]) => other.in + other.out - one.in - one.out);
}

function spend(entries: readonly Entry[]): [string | null, number][] {
  const sums = new Map<string | null, number>();
  for (const { source, amount, reason } of entries) {
    if (amount.amount > 0 || (source !== 'usage' && source !== 'invoice')) continue;
    sums.set(reason, (sums.get(reason) ?? 0) - amount.amount);
  }
  const named = [...sums].filter(([reason]) => reason !== null).sort(([, one], [, other]) => other - one);
  const unnamed = named.slice(reasonsMax).reduce((sum, [, amount]) => sum + amount, sums.get(null) ?? 0);
  return [...named.slice(0, reasonsMax), ...(unnamed > 0 ? [[null, unnamed] satisfies [null, number]] : [])];
}
