import type { WalletForecast } from '@coffer/adapter';
import { readGrants, readSpend } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { toMoney, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { calculateRunway } from './calculateRunway.ts';
import { dayMs, forecastDays } from './forecastDays.ts';

/** Forecasts how long a wallet's balance lasts, from the spend of its last full days (UTC). */
export async function readForecast(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<WalletForecast> {
  const wallet = await findWallet(context.database, owner, walletId);
  const now = context.now();
  const { days, from, to } = forecastDays({ createdAt: wallet.created_at, now });
  const [account, grants, spend] = await Promise.all([
    requireBalance(context.database, walletId, now),
    readGrants(context.database, walletId),
    readSpend(context.database, { accountId: walletId, from, to }),
  ]);
  const byDay = new Map(spend.map(({ day, amount }) => [day, amount]));
  const runway = calculateRunway({
    spend: days.map((day) => byDay.get(day) ?? 0),
    available: account.available,
    grants: grants.map(({ remaining, reserved, expiresAt }) => ({
      remaining: remaining - Math.min(remaining, reserved),
      daysLeft: expiresAt && Math.max(0, (expiresAt.getTime() - now.getTime()) / dayMs),
    })),
  });
  const money = (amount: number) => toMoney(amount, wallet.currency);
  const { averageDailySpend, daysLeft, expiringAtRisk } = runway;
  return {
    walletId,
    averageDailySpend: averageDailySpend === null ? null : money(averageDailySpend),
    basisDays: days.length,
    daysLeft,
    expiringAtRisk: money(expiringAtRisk),
    asOf: now.toISOString(),
  };
}
