import type { AutoTopUpSettings } from '@coffer/adapter';
import type { Queryable } from '../../database/Database.ts';

/** What a rule has used of its caps. */
export type AutoTopUpUse = {
  /** Charged in this calendar month, or on its way: minor units. */
  month: number;
  /** Charges today, those on their way with them. */
  day: number;
  monthEnds: Date;
  dayEnds: Date;
};

/**
 * Reads what counts against a rule's caps. An attempt under way counts as charged, since its answer may be all
 * that is missing. Months and days are those of UTC.
 */
export async function readAutoTopUpUse(
  database: Queryable,
  { walletId, now, but = null }: { walletId: string; now: Date; but?: string | null },
): Promise<AutoTopUpUse> {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const [row] = await database.query<{ month: number; day: number }>(
    `select coalesce(sum(total), 0)::bigint as month, count(*) filter (where in_flight or counted_at >= $3) as day
     from auto_top_up_attempts where wallet_id = $1 and (in_flight or (status = 'settled' and counted_at >= $2))
       and ($4::text is null or id <> $4)`,
    [walletId, new Date(Date.UTC(year, month)), new Date(Date.UTC(year, month, day)), but],
  );
  return {
    month: Number(row?.month ?? 0),
    day: Number(row?.day ?? 0),
    monthEnds: new Date(Date.UTC(year, month + 1)),
    dayEnds: new Date(Date.UTC(year, month, day + 1)),
  };
}

/** Until when the caps forbid one more charge of `total`; null where they do not. */
export function limitedUntil(
  { monthlyCap, dailyCount }: Pick<AutoTopUpSettings, 'monthlyCap' | 'dailyCount'>,
  { month, day, monthEnds, dayEnds }: AutoTopUpUse,
  total: number,
): Date | null {
  if (month + total > monthlyCap.amount) return monthEnds;
  return day >= dailyCount ? dayEnds : null;
}
