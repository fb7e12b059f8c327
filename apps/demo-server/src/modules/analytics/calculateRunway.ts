/** Minimum days of history for a forecast. With fewer days, a single unusual day would decide the result. */
export const basisDaysMin = 7;

/** Data that a runway is calculated from. Amounts are minor units. */
export type RunwayBasis = {
  /** Amount spent on each full day, oldest first, including days without spend. */
  spend: readonly number[];
  available: number;
  /** Open grants, in the order in which they are consumed. */
  grants: readonly { remaining: number; daysLeft: number | null }[];
};

/** Days until the balance is spent, at the highest and at the lowest burn rate seen. Amounts are minor units. */
export type Runway = {
  /** Null without enough days of history, or without any spend. */
  averageDailySpend: number | null;
  /** Null when `averageDailySpend` is. */
  daysLeft: { min: number; max: number } | null;
  /** Credit that will expire before it is spent. */
  expiringAtRisk: number;
};

/**
 * Calculates how long the available balance lasts. The older and the newer half of the days give one burn rate each,
 * and the range lies between them; a half without spend is ignored. Without enough days of history, or without any
 * spend, there is no range, and all credit that expires is at risk.
 */
export function calculateRunway({ spend, available, grants }: RunwayBasis): Runway {
  const average = mean(spend);
  const isEnough = spend.length >= basisDaysMin && average > 0;
  if (!isEnough) {
    return { averageDailySpend: null, daysLeft: null, expiringAtRisk: sumExpiringAtRisk(grants, 0) };
  }
  const middle = Math.floor(spend.length / 2);
  const burnRates = [mean(spend.slice(0, middle)), mean(spend.slice(middle))].filter((rate) => rate > 0);
  const days = (burnRate: number) => Math.max(0, available) / burnRate;
  return {
    averageDailySpend: Math.round(average),
    daysLeft: { min: Math.floor(days(Math.max(...burnRates))), max: Math.ceil(days(Math.min(...burnRates))) },
    expiringAtRisk: sumExpiringAtRisk(grants, average),
  };
}

/** Adds up the credit that will expire before the forecast spend reaches it. */
function sumExpiringAtRisk(grants: RunwayBasis['grants'], dailySpend: number): number {
  let spentBefore = 0;
  let unspent = 0;
  for (const { remaining, daysLeft } of grants) {
    const spendableBeforeExpiry =
      daysLeft === null ? remaining : Math.round(dailySpend * daysLeft) - spentBefore;
    const used = Math.min(remaining, Math.max(0, spendableBeforeExpiry));
    unspent += remaining - used;
    spentBefore += used;
  }
  return unspent;
}

function mean(amounts: readonly number[]): number {
  return amounts.length === 0 ? 0 : amounts.reduce((total, amount) => total + amount, 0) / amounts.length;
}
