/** Fewer days than these would take a day or two for a habit. */
export const basisDaysMin = 7;

/** What a forecast rests on. Amounts are minor units. */
export type ForecastBasis = {
  /** What was spent on each full day looked at, oldest first, days without any too. */
  spend: readonly number[];
  available: number;
  /** In the order of consumption. */
  grants: readonly { remaining: number; daysLeft: number | null }[];
};

/** How long it should last, in whole days, at the faster and at the slower of the paces seen. */
export type Forecast = {
  averageDailySpend: number | null;
  daysLeft: { min: number; max: number } | null;
  expiringAtRisk: number;
};

/**
 * Reckons a forecast. The older and the newer half of the days are two paces that were seen, and the range
 * lies between them; a half without any spend is no pace. Without enough days, or any spend, there is no
 * forecast, and all that ends counts as at risk.
 */
export function calculateRunway({ spend, available, grants }: ForecastBasis): Forecast {
  const average = mean(spend);
  const isEnough = spend.length >= basisDaysMin && average > 0;
  if (!isEnough) {
    return { averageDailySpend: null, daysLeft: null, expiringAtRisk: atRisk(grants, 0) };
  }
  const middle = Math.floor(spend.length / 2);
  const paces = [mean(spend.slice(0, middle)), mean(spend.slice(middle))].filter((pace) => pace > 0);
  const days = (pace: number) => Math.max(0, available) / pace;
  return {
    averageDailySpend: Math.round(average),
    daysLeft: { min: Math.floor(days(Math.max(...paces))), max: Math.ceil(days(Math.min(...paces))) },
    expiringAtRisk: atRisk(grants, average),
  };
}

/** What its turn will not have come for, or not wholly, when it ends. */
function atRisk(grants: ForecastBasis['grants'], dailySpend: number): number {
  let spentBefore = 0;
  let lost = 0;
  for (const { remaining, daysLeft } of grants) {
    const reach = daysLeft === null ? remaining : Math.round(dailySpend * daysLeft) - spentBefore;
    const used = Math.min(remaining, Math.max(0, reach));
    lost += remaining - used;
    spentBefore += used;
  }
  return lost;
}

function mean(amounts: readonly number[]): number {
  return amounts.length === 0 ? 0 : amounts.reduce((total, amount) => total + amount, 0) / amounts.length;
}
