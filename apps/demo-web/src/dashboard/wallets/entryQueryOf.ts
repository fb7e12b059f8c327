import { entrySources, entryTypes } from '@coffer/adapter';
import type { EntryFilter } from './EntryFilter.ts';
import type { EntryQuery } from './EntryQuery.ts';

/** The API's query for a filter. What makes no sense, in an address that somebody has changed, is left out. */
export function entryQueryOf(filter: EntryFilter): EntryQuery {
  const type = entryTypes.find((one) => one === filter.type);
  const source = entrySources.find((one) => one === filter.source);
  const direction = (['in', 'out'] as const).find((one) => one === filter.direction);
  const from = startOf(filter.from);
  const to = startOf(filter.before);
  const amountMin = minorUnitsOf(filter.atLeast);
  const amountMax = minorUnitsOf(filter.atMost);
  return {
    ...(filter.text?.trim() && { text: filter.text.trim() }),
    ...(direction && { direction }),
    ...(type && { type: [type] }),
    ...(source && { source: [source] }),
    ...(from && { from }),
    ...(to && { to }),
    ...(amountMin !== undefined && { amountMin }),
    ...(amountMax !== undefined && { amountMax }),
  };
}

/** The beginning of a day by the clock of this machine. */
function startOf(day: string | undefined): string | undefined {
  const start = new Date(`${day}T00:00`);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

function minorUnitsOf(text: string | undefined): number | undefined {
  const amount = Number(text || Number.NaN);
  return Number.isSafeInteger(amount) && amount >= 0 ? amount : undefined;
}
