import type { WalletForecast } from '@coffer/adapter';
import { readGrants, readSpend } from '../../ledger/index.ts';
import { requireBalance } from '../balances/index.ts';
import { toMoney, type WalletContext } from '../shared/index.ts';
import { type AccessScope, findWallet } from '../wallets/index.ts';
import { calculateRunway } from './calculateRunway.ts';

const dayMs = 86_400_000;
/** Maximum days of history. Older spend says little about the next weeks. */
const basisDaysMax = 60;

/** Forecasts how long a wallet's balance lasts, from the spend of its last full days (UTC). */
export async function readForecast(
  context: WalletContext,
  owner: AccessScope,
  walletId: string,
): Promise<WalletForecast> {
  const wallet = await findWallet(context.database, owner, walletId);
  const now = context.now();
  const today = Math.floor(now.getTime() / dayMs);
  const firstFullDay = Math.ceil(wallet.created_at.getTime() / dayMs);
  const basisDays = Math.min(basisDaysMax, Math.max(0, today - firstFullDay));
  const firstDay = today - basisDays;
  const [account, grants, spend] = await Promise.all([
    requireBalance(context.database, walletId, now),
    readGrants(context.database, walletId),
    readSpend(context.database, {
      accountId: walletId,
      from: dayName(firstDay),
      to: dayName(today - 1),
    }),
  ]);
  const byDay = new Map(spend.map(({ day, amount }) => [day, amount]));
  const runway = calculateRunway({
    spend: Array.from({ length: basisDays }, (_, index) => byDay.get(dayName(firstDay + index)) ?? 0),
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
    basisDays,
    daysLeft,
    expiringAtRisk: money(expiringAtRisk),
    asOf: now.toISOString(),
  };
}

function dayName(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
