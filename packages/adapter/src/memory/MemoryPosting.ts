import type { EntryReference, EntrySource, EntryType } from '../port/Entry.ts';

/** A movement to be written to a memory wallet. */
export type MemoryPosting = {
  /** Signed, in the wallet's minor units: negative where money leaves. */
  amount: number;
  source: EntrySource;
  /** @default what follows from `source` and the sign */
  type?: EntryType;
  /** @default null */
  reason?: string | null;
  /** @default null */
  reference?: EntryReference | null;
  /** @default {} */
  metadata?: Record<string, string>;
  /** Of a credit: when its unspent rest expires. @default null */
  expiresAt?: string | null;
  /** Of a credit: lower is spent first. @default 1 */
  priority?: number;
  /** @default now */
  createdAt?: string;
};
