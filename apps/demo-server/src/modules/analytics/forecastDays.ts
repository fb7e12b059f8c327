export const dayMs = 86_400_000;

/** Maximum days of history. Older spend says little about the next weeks. */
const basisDaysMax = 60;

/** The full days (UTC) that a forecast uses, as `YYYY-MM-DD`, oldest first, with the first and the last of them. */
export type ForecastDays = { days: string[]; from: string; to: string };

/** Returns the last 60 full days before today, and none before `createdAt`. Without a day, `from` is after `to`. */
export function forecastDays({ createdAt, now }: { createdAt: Date; now: Date }): ForecastDays {
  const today = Math.floor(now.getTime() / dayMs);
  const firstFullDay = Math.ceil(createdAt.getTime() / dayMs);
  const length = Math.min(basisDaysMax, Math.max(0, today - firstFullDay));
  const first = today - length;
  const days = Array.from({ length }, (_, index) => dayName(first + index));
  return { days, from: dayName(first), to: dayName(today - 1) };
}

/** Returns the name of a day, given as days since 1970. */
function dayName(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
