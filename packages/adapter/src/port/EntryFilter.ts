import type { EntrySource, EntryType } from './Entry.ts';

/** Filter for entries. An entry must match every part that is present. */
export type EntryFilter = {
  type?: readonly EntryType[];
  source?: readonly EntrySource[];
  /** `in` for money that was added, `out` for money that left. */
  direction?: 'in' | 'out';
  /** Earliest time, inclusive. RFC 3339. */
  from?: string;
  /** Latest time, exclusive. RFC 3339. */
  to?: string;
  /** Smallest absolute amount, in minor units. */
  amountMin?: number;
  /** Largest absolute amount, in minor units. */
  amountMax?: number;
  /** Text that the reason or the reference id contains, ignoring case. At most 100 characters. */
  text?: string;
};
