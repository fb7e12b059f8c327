import type { EntryFilter } from '@coffer/adapter';
import type { LedgerFilter } from './LedgerFilter.ts';
import { localDay, startOfDay } from './startOfDay.ts';

/** What to ask the backend for: the reader's days as instants. It stays equal for the length of a day. */
export function entryFilterOf(filter: LedgerFilter, clock: { now: Date; timeZone: string }): EntryFilter {
  const { days, from, to, ...rest } = filter;
  const instant = (day: string, later = 0) =>
    day.length > 10 ? day : startOfDay(later === 0 ? day : dayAfter(day, later), clock.timeZone);
  if (days !== undefined) {
    return { ...rest, from: instant(dayAfter(localDay(clock.now, clock.timeZone), 1 - days)) };
  }
  return { ...rest, ...(from ? { from: instant(from) } : {}), ...(to ? { to: instant(to, 1) } : {}) };
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}
