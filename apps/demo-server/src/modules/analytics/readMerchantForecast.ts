import type { Money } from '@coffer/adapter';
import { executeTakeFirst, kysely } from '../../database/queryBuilder.ts';
import { readLedgerBalances, readLedgerExpiring, readLedgerMovements } from '../../ledger/index.ts';
import { countableCurrencies } from '../balances/index.ts';
import { notFound, toMoney, type WalletContext } from '../shared/index.ts';
import { calculateRunway } from './calculateRunway.ts';
import { dayMs, forecastDays } from './forecastDays.ts';

const expiringDays = 30;

/** Forecast for all wallets of a merchant in one currency. */
export type CurrencyForecast = {
  currency: string;
  /** Null without enough days of history, or without any spend. */
  averageDailySpend: Money | null;
  /** Number of days of history used. */
  basisDays: number;
  /** Days until the available balances are spent, if no customer adds funds. */
  daysLeft: { min: number; max: number } | null;
  /** Credit that expires within 30 days unless it is spent. */
  expiringWithin30Days: Money;
};

/** Forecasts the spend of a merchant's customers by currency, from their last full days (UTC). */
export async function readMerchantForecast(
  context: WalletContext,
  merchantId: string,
): Promise<{ currencies: CurrencyForecast[]; outOfRange: string[]; asOf: string }> {
  const { database } = context;
  const now = context.now();
  const merchant = await executeTakeFirst(
    database,
    kysely.selectFrom('merchants').select('created_at').where('id', '=', merchantId),
  );
  if (!merchant) throw notFound('merchant');
  const { days, from } = forecastDays({ createdAt: merchant.created_at, now });
  const [balances, movements, expiring] = await Promise.all([
    readLedgerBalances(database, { ledgerId: merchantId, at: now }),
    readLedgerMovements(database, { ledgerId: merchantId, from }),
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
    const spend = days.map((day) => {
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
      basisDays: days.length,
      daysLeft,
      expiringWithin30Days: toMoney(expiring.get(currency) ?? 0n, currency),
    };
  });
  return { ...forecasts, asOf: now.toISOString() };
}
