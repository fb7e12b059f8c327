/** One of the book's own accounts, on the other side of a wallet's entry. */
export type CounterAccount = 'cash' | 'revenue' | 'promotions' | 'breakage' | 'fees';

export type EntryType = 'credit' | 'debit' | 'refund' | 'adjustment';

/**
 * Who asks. A frozen account refuses the customer's credits, and the customer's and merchant's debits, holds
 * and captures; the system's own work (expiry, dispute, closure) goes on.
 */
export type Actor = 'customer' | 'merchant' | 'system';

/** The key that makes a repeat harmless: the same key and fingerprint replay the first receipt. */
export type IdempotencyKey = {
  /** Whose key it is: keys of two callers never meet. */
  scope: string;
  key: string;
  /** Hash of what was asked. The same key with another fingerprint is refused. */
  fingerprint: string;
};

/**
 * A row of the caller's own that commits with an operation, in the same round trip. A rejected or repeated operation
 * inserts nothing.
 */
export type AlsoInsert = {
  /**
   * An INSERT that reads its rows from `accepted (content jsonb, entry_number bigint)`. It has no parameters; use the same
   * text for all rows of a table.
   */
  statement: string;
  /** The row's content, as JSON. */
  content: Record<string, unknown>;
};

/** What every operation says. */
type OperationCommon = {
  /** The wallet's account. */
  accountId: string;
  /** Minor units of `currency`, more than zero and at most 2^53−1. */
  amount: number;
  /** ISO 4217; refused unless it is the account's own. */
  currency: string;
  actor: Actor;
  idempotency?: IdempotencyKey;
  /** The instant of the operation, from the injected clock. */
  at: Date;
  /** The event that commits with it. Its data gets the entry or hold and the balances added. */
  event: { type: string; data?: Record<string, unknown> };
  /** A row of the caller's own that commits with the operation. */
  alsoInsert?: AlsoInsert;
};

/** What the customer reads of an entry. */
type EntryText<Source extends string> = {
  type: EntryType;
  /** Why the entry is made. */
  source: Source;
  reason: string | null;
  /** What it belongs to: `{ type: 'invoice', id: 'INV-0042' }`. */
  reference: { type: string; id: string } | null;
  metadata: Record<string, string>;
};

/** Adds money to an account, as one grant. What was owed is cleared first. */
export type CreditOperation<Source extends string = string> = OperationCommon &
  EntryText<Source> & {
    action: 'credit';
    counterAccount: CounterAccount;
    grant: {
      kind: 'paid' | 'promotional';
      /** Lower is consumed first. */
      priority: number;
      expiresAt: Date | null;
    };
  };

/**
 * Takes money from an account. It consumes grants in the order of consumption, without those that have expired by
 * `at` and without units that a hold reserves.
 */
export type DebitOperation<Source extends string = string> = OperationCommon &
  EntryText<Source> & {
    action: 'debit';
    counterAccount: CounterAccount;
    /** Takes from these grants only. Defaults to all grants. */
    grantSelection?: GrantSelection;
    /**
     * What happens when less than `amount` is available. Defaults to `reject`.
     *
     * - `reject` rejects the debit with `insufficient_funds`.
     * - `partial` takes what is available, and rejects only when nothing is.
     * - `overdraw` takes it all: from the selected grants first, then from any other units, expired and reserved ones
     *   included. The rest takes the balance below zero.
     */
    onShortfall?: 'reject' | 'partial' | 'overdraw';
  };

/** Particular grants to take from, without the units that holds reserve. */
export type GrantSelection = {
  /** The numbers of the grants. */
  grants: readonly number[];
  /** Whether to take from those that have expired by `at`: not, only from those, or also. Defaults to `exclude`. */
  expired?: 'exclude' | 'only' | 'include';
};

/**
 * Undoes an earlier debit or capture, in whole or part: what it consumed last comes back first, each part
 * into its own grant with its own end. A grant that has ended meanwhile cannot be spent again: what
 * comes back to it leaves with the next expiry, as an entry that says so. What is owed is cleared first,
 * and what the debit took beyond its grants becomes a paid grant of this entry, without an end.
 */
export type ReverseOperation<Source extends string = string> = OperationCommon &
  EntryText<Source> & {
    action: 'reverse';
    counterAccount: CounterAccount;
    /** Number of the debit to reverse. All its reversals together are at most its amount. */
    reversesEntry: number;
  };

/**
 * Reserves money: it stays in the balance, and leaves what is available. It is reserved in the very grants
 * that a debit would take now, so it does not expire under the hold.
 */
export type HoldOperation = OperationCommon & {
  action: 'hold';
  holdId: string;
  expiresAt: Date | null;
  reason: string | null;
  reference: { type: string; id: string } | null;
};

/** Takes `amount`, at most what the hold reserves and from the grants it is reserved in; releases the rest. */
export type CaptureOperation<Source extends string = string> = OperationCommon &
  EntryText<Source> & { action: 'capture'; holdId: string; counterAccount: CounterAccount };

/**
 * Lets go of all that a hold reserves; `amount` is not looked at beyond its range. From the hold's end on
 * it is then `expired`, before it `released`.
 */
export type ReleaseOperation = OperationCommon & { action: 'release'; holdId: string };

/**
 * One operation on a wallet's account. The caller defines the sources of entries, as the union `Source`; the ledger
 * stores them and sums by them.
 */
export type LedgerOperation<Source extends string = string> =
  | CreditOperation<Source>
  | DebitOperation<Source>
  | ReverseOperation<Source>
  | HoldOperation
  | CaptureOperation<Source>
  | ReleaseOperation;
