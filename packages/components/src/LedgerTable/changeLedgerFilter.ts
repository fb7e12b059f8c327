import type { LedgerFilter, LedgerFilterChange } from './LedgerFilter.ts';

/** A filter with some parts set, and those that say nothing left out, so that equal filters look equal. */
export function changeLedgerFilter(filter: LedgerFilter, change: LedgerFilterChange): LedgerFilter {
  const parts = Object.entries({ ...filter, ...change });
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined && String(value) !== ''));
}
