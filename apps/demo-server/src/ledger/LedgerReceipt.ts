import type { EntryType } from './LedgerOperation.ts';

/** One movement of an account, as stored. */
export type LedgerEntry = {
  accountId: string;
  /** 1, 2, 3 … without a gap in its account. */
  number: number;
  transactionId: string;
  type: EntryType;
  source: string;
  currency: string;
  /** Signed minor units: what the balance changed by. */
  amount: number;
  balanceBefore: number;
  balanceAfter: number;
  reason: string | null;
  reference: { type: string; id: string } | null;
  metadata: Record<string, string>;
  createdAt: Date;
};

/** What stands in an account after an operation, in minor units. */
export type LedgerBalance = {
  accountId: string;
  currency: string;
  status: 'active' | 'frozen' | 'closing' | 'closed';
  balance: number;
  /** Reserved by open holds: the wire's `pendingCharges`. */
  reserved: number;
  /** The number of the account's newest event: a higher one is newer. */
  sequence: number;
};

/** The answer to an operation, the same at every repeat of its key. */
export type LedgerReceipt = {
  /** Absent for holds and releases, which move nothing. */
  entry: LedgerEntry | null;
  balance: LedgerBalance;
  /** Whether this is the answer of an earlier call with the same key. */
  replayed: boolean;
};
