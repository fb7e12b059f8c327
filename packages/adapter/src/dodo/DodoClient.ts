/** What a call of the vendor's client takes beside its request. */
export type DodoRequestOptions = { signal?: AbortSignal };

/** A customer's balance in one currency, in minor units. The vendor gives it no id. */
export type DodoWallet = { customer_id: string; currency: string; balance: number; created_at: string };

/** One movement on the vendor's wire. `amount` has no sign; `is_credit` is its direction. */
export type DodoLedgerEntry = {
  id: string;
  currency: string;
  amount: number;
  is_credit: boolean;
  event_type: string;
  before_balance: number;
  after_balance: number;
  created_at: string;
  reason?: string | null;
  reference_object_id?: string | null;
};

/** A credit or debit to be written. */
export type DodoLedgerEntryParameters = {
  /** Minor units, more than zero. */
  amount: number;
  currency: string;
  entry_type: 'credit' | 'debit';
  idempotency_key?: string | null;
  reason?: string | null;
};

/** Which entries to list. Pages count from 0. */
export type DodoPageQuery = { currency?: string; page_number?: number; page_size?: number };

/** The part of the official `dodopayments` client that is used here: pass a `new DodoPayments(…)`. */
export interface DodoClient {
  readonly customers: {
    /** Reads a customer. */
    retrieve(customerId: string, options?: DodoRequestOptions): PromiseLike<{ name: string }>;
    readonly wallets: {
      /** Lists a customer's balances, one row a currency. */
      list(customerId: string, options?: DodoRequestOptions): PromiseLike<{ items: readonly DodoWallet[] }>;
      readonly ledgerEntries: {
        /** Lists entries, newest first. */
        list(
          customerId: string,
          query?: DodoPageQuery | null,
          options?: DodoRequestOptions,
        ): PromiseLike<{ items: readonly DodoLedgerEntry[] }>;
        /** Writes one. A key that was used before is a 409. */
        create(
          customerId: string,
          body: DodoLedgerEntryParameters,
          options?: DodoRequestOptions,
        ): PromiseLike<unknown>;
      };
    };
  };
}
