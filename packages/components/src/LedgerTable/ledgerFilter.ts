import { amountMax, type EntryFilter, entrySources, entryTypes } from '@coffer/adapter';
import { localDay, startOfDay } from './localDay.ts';

/**
 * Filter of a `LedgerTable`, as plain data that fits into a URL (see `ledgerFilterToSearch`). Entries must match every
 * field that is set.
 */
export type LedgerFilter = Omit<EntryFilter, 'from' | 'to'> & {
  /** Number of days to show, counted back from today. Overrides `from` and `to`. */
  days?: number;
  /**
   * First day, such as `2025-11-01` in the customer's time zone, or an instant
   * ([RFC 3339](https://www.rfc-editor.org/rfc/rfc3339)).
   */
  from?: string;
  /** Last day, included, or the instant (RFC 3339) before which entries are shown. */
  to?: string;
};

/** A partial filter; `undefined` removes a field. */
export type LedgerFilterChange = { [Field in keyof LedgerFilter]: LedgerFilter[Field] | undefined };

const daysMax = 3_660;
const textLengthMax = 100;

/** Applies a change to a filter. Leaves out empty fields, so that equal filters have equal fields. */
export function changeLedgerFilter(filter: LedgerFilter, change: LedgerFilterChange): LedgerFilter {
  const fields = Object.entries({ ...filter, ...change });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && String(value) !== ''));
}

/**
 * Formats a filter as the search of a URL, such as `type=refund&days=90`. It is empty for all entries.
 * `ledgerFilterFromSearch` parses it.
 */
export function ledgerFilterToSearch(filter: LedgerFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const each of [value].flat())
      if (each !== undefined && each !== '') search.append(name, String(each));
  }
  return search.toString();
}

/** Parses a filter from the search of a URL. Ignores other parameters and invalid values. */
export function ledgerFilterFromSearch(search: string | URLSearchParams): LedgerFilter {
  const parameters = new URLSearchParams(search);
  const known = <Name extends string>(name: string, names: readonly Name[]) => {
    const found = names.filter((each) => parameters.getAll(name).includes(each));
    return found.length > 0 ? found : undefined;
  };
  const whole = (name: string, max: number) => {
    const text = parameters.get(name) ?? '';
    return /^\d{1,16}$/.test(text) && Number(text) <= max ? Number(text) : undefined;
  };
  const time = (name: string) => {
    const text = parameters.get(name) ?? '';
    return /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) && Number.isFinite(Date.parse(text))
      ? text
      : undefined;
  };
  return changeLedgerFilter(
    {},
    {
      direction: known('direction', ['in', 'out'])?.[0],
      type: known('type', entryTypes),
      source: known('source', entrySources),
      days: whole('days', daysMax) || undefined,
      from: time('from'),
      to: time('to'),
      amountMin: whole('amountMin', amountMax),
      amountMax: whole('amountMax', amountMax),
      text: parameters.get('text')?.slice(0, textLengthMax),
    },
  );
}

/** Converts a filter to the backend's: days become instants. The result stays equal for the whole day. */
export function toEntryFilter(filter: LedgerFilter, clock: { now: Date; timeZone: string }): EntryFilter {
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
