import type { EntrySource, EntryType } from './Entry.ts';

/** Which entries to list. Each part narrows; an absent part does not. */
export type EntryFilter = {
  type?: readonly EntryType[];
  source?: readonly EntrySource[];
  /** Only money in (`in`) or out (`out`). */
  direction?: 'in' | 'out';
  /** From this instant on. RFC 3339. */
  from?: string;
  /** Before this instant. RFC 3339. */
  to?: string;
  /** Least size, in minor units, whatever the sign. */
  amountMin?: number;
  /** Greatest size, in minor units, whatever the sign. */
  amountMax?: number;
  /** Found in reason or reference, whatever the case. At most 100 characters. */
  text?: string;
};
