import { entrySources, entryTypes } from '@coffer/adapter';
import type { operations } from '../../api/api.gen.ts';

/** The names of the filters in the page's URL. */
export const entryFilterNames = [
  'text',
  'direction',
  'type',
  'source',
  /** First day, in this browser's time zone. */
  'from',
  /** Day after the last one. */
  'before',
  /** Minor units, in either direction. */
  'atLeast',
  'atMost',
] as const;

/** The filters of a list of entries. An absent filter selects everything. */
export type EntryFilter = { readonly [Name in (typeof entryFilterNames)[number]]?: string };

/** The API's query parameters that filter entries. */
export type EntryQuery = Omit<
  NonNullable<operations['customerApi.listEntries']['parameters']['query']>,
  'cursor' | 'limit'
>;

/** The directions of an entry. */
export const directions = ['in', 'out'] as const;

/** Returns the API's query for a filter. It leaves out invalid values, which a URL can have. */
export function toEntryQuery(filter: EntryFilter): EntryQuery {
  const text = filter.text?.trim();
  const type = entryTypes.find((value) => value === filter.type);
  const source = entrySources.find((value) => value === filter.source);
  const direction = directions.find((value) => value === filter.direction);
  const from = startOfDay(filter.from);
  const to = startOfDay(filter.before);
  const amountMin = parseMinorUnits(filter.atLeast);
  const amountMax = parseMinorUnits(filter.atMost);
  return {
    ...(text && { text }),
    ...(direction && { direction }),
    ...(type && { type: [type] }),
    ...(source && { source: [source] }),
    ...(from && { from }),
    ...(to && { to }),
    ...(amountMin !== undefined && { amountMin }),
    ...(amountMax !== undefined && { amountMax }),
  };
}

/** Returns the start of a day in this browser's time zone. */
function startOfDay(day: string | undefined): string | undefined {
  const start = new Date(`${day}T00:00`);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

function parseMinorUnits(text: string | undefined): number | undefined {
  const amount = Number(text || Number.NaN);
  return Number.isSafeInteger(amount) && amount >= 0 ? amount : undefined;
}
