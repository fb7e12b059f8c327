import type { EntryFilter } from '@coffer/adapter';

/**
 * Which entries a `LedgerTable` shows: plain data that fits a URL, see `ledgerFilterToSearch`. Each part
 * narrows; an absent part does not.
 */
export type LedgerFilter = Omit<EntryFilter, 'from' | 'to'> & {
  /** The last so many days, today included; it stays so on the next day. It wins over `from` and `to`. */
  days?: number;
  /** First day, `2025-11-01` in the reader's time zone, or an instant, RFC 3339. */
  from?: string;
  /** Last day, included; or the instant before which entries are, RFC 3339. */
  to?: string;
};

/** The parts of a filter, to be set or, by undefined, taken away. */
export type LedgerFilterChange = { [Part in keyof LedgerFilter]: LedgerFilter[Part] | undefined };
