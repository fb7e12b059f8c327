import { type AnalyticsParameters, type WalletAnalytics, WalletError } from '@coffer/adapter';
import { type ReasonSpend, readDailyBalances, readFlows, readSpendByReason } from '../../ledger/index.ts';
import { toEntrySource, toMoney, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';

const dayMs = 86_400_000;
const daysMax = 366;
const reasonsMax = 20;

/** Reads a wallet's balances by day (UTC), its money in and out by source, and its spend by reason. */
export async function readAnalytics(
  { database }: WalletContext,
  owner: AccessScope,
  { walletId, from, to }: AnalyticsParameters,
): Promise<WalletAnalytics> {
  requireDays(from, to);
  const { currency } = await findWallet(database, owner, walletId);
  const money = (amount: number) => toMoney(amount, currency);
  const between = { accountId: walletId, from, to };
  const [balances, flows, spend] = await Promise.all([
    readDailyBalances(database, between),
    readFlows(database, between),
    readSpendByReason(database, between),
  ]);
  return {
    walletId,
    from,
    to,
    balances: balances.map(({ day, balance }) => ({ date: day, balance: money(balance) })),
    flows: flows.map((flow) => ({
      source: toEntrySource(flow.source),
      in: money(flow.in),
      out: money(flow.out),
    })),
    spend: largestReasons(spend).map(({ reason, amount }) => ({ reason, amount: money(amount) })),
  };
}

function requireDays(from: string, to: string): void {
  const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(day).toJSON()?.startsWith(day);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  if (isDay(from) && isDay(to) && days >= 0 && days <= daysMax) return;
  throw new WalletError('invalid_request', `Pass days, \`to\` at most ${daysMax} after \`from\`.`, {
    fields: [{ field: isDay(from) ? 'to' : 'from', message: 'must be a valid day' }],
  });
}

/** Returns the largest reasons. Adds the others to the spend without a reason. */
function largestReasons(spend: readonly ReasonSpend[]): ReasonSpend[] {
  const named = spend.filter(({ reason }) => reason !== null);
  const others = [...named.slice(reasonsMax), ...spend.filter(({ reason }) => reason === null)];
  const rest = others.reduce((sum, { amount }) => sum + amount, 0);
  return [...named.slice(0, reasonsMax), ...(rest > 0 ? [{ reason: null, amount: rest }] : [])];
}
