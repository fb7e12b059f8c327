/** Reason of a rejection. The modules translate each into an error code of the API. */
export type LedgerErrorCode =
  | 'account_not_found'
  | 'account_frozen'
  | 'account_closing'
  | 'account_closed'
  | 'currency_mismatch'
  | 'amount_out_of_range'
  | 'insufficient_funds'
  | 'hold_not_found'
  | 'hold_not_open'
  | 'hold_exceeded'
  | 'entry_not_found'
  | 'reversal_exceeded'
  | 'idempotency_key_reused'
  | 'clock_skew';

/** An expected rejection. Nothing was written. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly code: LedgerErrorCode;
  /** Figures of the rejection, in minor units: `{ availableBalance: 120, amount: 500 }`. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: LedgerErrorCode, message: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.code = code;
    this.facts = facts;
  }
}
