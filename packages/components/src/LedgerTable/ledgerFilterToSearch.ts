import type { LedgerFilter } from './LedgerFilter.ts';

/**
 * A filter as the search of a URL: `type=refund&days=90`, empty for all entries.
 * `ledgerFilterFromSearch` reads it.
 */
export function ledgerFilterToSearch(filter: LedgerFilter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const each of [value].flat())
      if (each !== undefined && each !== '') search.append(name, String(each));
  }
  return search.toString();
}
