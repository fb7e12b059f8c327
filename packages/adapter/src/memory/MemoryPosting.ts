import type { EntryReference, EntrySource, EntryType } from '../port/Entry.ts';

/** An entry to post to a memory wallet. */
export type MemoryPosting = {
  /** Signed amount in the wallet's minor units: negative if money leaves. */
  amount: number;
  source: EntrySource;
  /** @default derived from `source` and the sign */
  type?: EntryType;
  /** @default null */
  reason?: string | null;
  /** @default null */
  reference?: EntryReference | null;
  /** @default {} */
  metadata?: Record<string, string>;
  /** Time at which the unspent part of a credit expires; null if it does not. @default null */
  expiresAt?: string | null;
  /** Priority of a credit. Credits with a lower number are consumed first. @default 1 */
  priority?: number;
  /** @default now */
  createdAt?: string;
};
