/**
 * One of the ledger's own accounts, on the other side of a wallet's entry.
 *
 * - `cash`: money that a payment processor received or returned
 * - `externalPayments`: money that the merchant received elsewhere, such as by bank transfer
 * - `revenue`: money that customers spent
 * - `promotions`: credit that the merchant gave
 * - `corrections`: balances that the merchant corrected
 * - `breakage`: credit that expired or was forfeited
 */
export type CounterAccount =
  | 'cash'
  | 'externalPayments'
  | 'revenue'
  | 'promotions'
  | 'corrections'
  | 'breakage'
  | 'fees';

export type EntryType = 'credit' | 'debit' | 'refund' | 'adjustment';

/**
 * Caller of an operation. A frozen account rejects the customer's credits, and debits, holds and captures of the
 * customer and the merchant. The system's own work (expiry, disputes, closure) continues.
 */
export type Actor = 'customer' | 'merchant' | 'system';

/** Makes a repeated request harmless: the same key and fingerprint return the first receipt. */
export type IdempotencyKey = {
  /** The caller that the key belongs to. Different callers may use the same key. */
  scope: string;
  key: string;
  /** Hash of the request. The same key with another fingerprint is rejected. */
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

/** Fields of every operation. */
type OperationCommon = {
  /** The wallet's account. */
  accountId: string;
  /** Minor units of `currency`, more than zero and at most 2^53−1. */
  amount: number;
  /** ISO 4217 code. Rejected unless it is the account's own currency. */
  currency: string;
  actor: Actor;
  idempotency?: IdempotencyKey;
  /** The instant of the operation, from the injected clock. */
  at: Date;
  /** The event that commits with the operation, with its entry or hold and the balances after it. */
  event: { type: string; data?: Record<string, unknown> };
  /** A row of the caller's own that commits with the operation. */
  alsoInsert?: AlsoInsert;
};

/** Description of an entry, as the customer sees it. */
type EntryText<Source extends string> = {
  type: EntryType;
  /** Cause of the entry, such as `usage`. */
  source: Source;
  reason: string | null;
  /** The object that it belongs to: `{ type: 'invoice', id: 'INV-0042' }`. */
  reference: { type: string; id: string } | null;
  metadata: Record<string, string>;
};

/** Adds money to an account, as one grant. A negative balance is cleared first. */
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
     * Rule for a debit of more than is available. Defaults to `reject`.
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
  /**
   * Whether grants that have expired by `at` count: `exclude` skips them, `only` takes from no others, `include` takes
   * from both. Defaults to `exclude`.
   */
  expired?: 'exclude' | 'only' | 'include';
};

/**
 * Reverses an earlier debit or capture, wholly or partly. Each part returns to its own grant, the part that was consumed
 * last first. If the grant has expired since, the next expiry removes the part again. A negative balance is cleared first.
 * An amount that the debit took beyond its grants becomes a paid grant of this entry, without expiry.
 */
export type ReverseOperation<Source extends string = string> = OperationCommon &
  EntryText<Source> & {
    action: 'reverse';
    counterAccount: CounterAccount;
    /** Number of the debit's entry. All reversals of a debit together are at most its amount. */
    reversesEntry: number;
  };

/**
 * Reserves money. It stays in the balance but is not available. The hold reserves the grants that a debit would take now,
 * and their reserved units do not expire.
 */
export type HoldOperation = OperationCommon & {
  action: 'hold';
  holdId: string;
  expiresAt: Date | null;
  reason: string | null;
  reference: { type: string; id: string } | null;
};

/** Takes up to the amount of a hold, from the grants that it reserves, and releases the rest. */
export type CaptureOperation<Source extends string = string> = OperationCommon &
  EntryText<Source> & { action: 'capture'; holdId: string; counterAccount: CounterAccount };

/**
 * Releases all that a hold reserves. Its status becomes `released`, or `expired` once the hold has expired. `amount` is
 * not used, but must be valid.
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
