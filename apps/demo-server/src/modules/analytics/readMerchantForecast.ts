import type { Money } from '@coffer/adapter';
import { readLedgerBalances, readLedgerExpiring, readLedgerMovements } from '../../ledger/index.ts';
import { countableCurrencies } from '../balances/index.ts';
import { notFound, toMoney, type WalletContext } from '../shared/index.ts';
import { calculateRunway } from './calculateRunway.ts';

const dayMs = 86_400_000;
/** As for one wallet: older habits say little of the next weeks. */
const basisDaysMax = 60;
const expiringDays = 30;

/** Where a merchant's wallets of one currency are heading. */
export type CurrencyForecast = {
  currency: string;
  /** Null without enough days, or any spend. */
  averageDailySpend: Money | null;
  basisDays: number;
  /** How long what customers hold would last at the paces seen, if none of them added any. */
  daysLeft: { min: number; max: number } | null;
  /** What ends within 30 days unless it is spent. */
  expiringWithin30Days: Money;
};

/** What a merchant's customers will spend, at the pace of their last full days (UTC), currency by currency. */
export async function readMerchantForecast(
  context: WalletContext,
  merchantId: string,
): Promise<{ currencies: CurrencyForecast[]; outOfRange: string[]; asOf: string }> {
  const { database } = context;
  const now = context.now();
  const [merchant] = await database.query<{ created_at: Date }>(
    'select created_at from merchants where id = $1',
    [merchantId],
  );
  if (!merchant) throw notFound('merchant');
  const firstFullDay = Math.ceil(merchant.created_at.getTime() / dayMs);
  const today = Math.floor(now.getTime() / dayMs);
  const basisDays = Math.min(basisDaysMax, Math.max(0, today - firstFullDay));
  const firstDay = today - basisDays;
  const [balances, movements, expiring] = await Promise.all([
    readLedgerBalances(database, { ledgerId: merchantId, at: now }),
    readLedgerMovements(database, { ledgerId: merchantId, from: dayName(firstDay) }),
    readLedgerExpiring(database, {
      ledgerId: merchantId,
      before: new Date(now.getTime() + expiringDays * dayMs),
    }),
  ]);
  const forecasts = countableCurrencies(balances, ({ currency, available }): CurrencyForecast => {
    const spent = Map.groupBy(
      movements.filter(
        (one) => one.currency === currency && (one.source === 'usage' || one.source === 'invoice'),
      ),
      ({ day }) => day,
    );
    const spend = Array.from({ length: basisDays }, (_, index) => {
      const day = dayName(firstDay + index);
      return Number((spent.get(day) ?? []).reduce((sum, movement) => sum + movement.out, 0n));
    });
    const { averageDailySpend, daysLeft } = calculateRunway({
      spend,
      available: Number(available),
      grants: [],
    });
    return {
      currency,
      averageDailySpend: averageDailySpend === null ? null : toMoney(averageDailySpend, currency),
      basisDays,
      daysLeft,
      expiringWithin30Days: toMoney(expiring.get(currency) ?? 0n, currency),
    };
  });
  return { ...forecasts, asOf: now.toISOString() };
}

function dayName(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
