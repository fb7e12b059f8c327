import type { EntryType } from './LedgerOperation.ts';

/** One movement of an account. */
export type LedgerEntry = {
  accountId: string;
  /** Number within the account: 1, 2, 3 … without gaps. */
  number: number;
  transactionId: string;
  type: EntryType;
  source: string;
  currency: string;
  /** Change of the balance, in signed minor units. */
  amount: number;
  balanceBefore: number;
  balanceAfter: number;
  reason: string | null;
  reference: { type: string; id: string } | null;
  metadata: Record<string, string>;
  createdAt: Date;
};

/** Balance of an account after an operation, in minor units. */
export type LedgerBalance = {
  accountId: string;
  currency: string;
  status: 'active' | 'frozen' | 'closing' | 'closed';
  balance: number;
  /** Amount that open holds reserve: `pendingCharges` on the wire. */
  reserved: number;
  /** Number of the account's newest event. A higher one is newer. */
  sequence: number;
};

/** Result of an accepted operation. Every repeat of its key gets the same. */
export type LedgerReceipt = {
  /** Null for holds and releases, which move no money. */
  entry: LedgerEntry | null;
  balance: LedgerBalance;
  /** Whether an earlier call with the same key posted the operation. */
  replayed: boolean;
};
