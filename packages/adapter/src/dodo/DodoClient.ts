/** Options of a call of the vendor's client. */
export type DodoRequestOptions = { signal?: AbortSignal };

/** A customer's balance in one currency, in minor units. It has no id. */
export type DodoWallet = { customer_id: string; currency: string; balance: number; created_at: string };

/** One entry of the vendor's ledger. `amount` has no sign; `is_credit` is the direction. */
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

/** Parameters of a new entry. */
export type DodoLedgerEntryParameters = {
  /** Minor units, above zero. */
  amount: number;
  currency: string;
  entry_type: 'credit' | 'debit';
  idempotency_key?: string | null;
  reason?: string | null;
};

/** Query of a list of entries. Pages count from 0. */
export type DodoPageQuery = { currency?: string; page_number?: number; page_size?: number };

/** The part of the official `dodopayments` client that the adapter uses. Pass a `new DodoPayments(…)`. */
export interface DodoClient {
  readonly customers: {
    /** Reads a customer. */
    retrieve(customerId: string, options?: DodoRequestOptions): PromiseLike<{ name: string }>;
    readonly wallets: {
      /** Lists a customer's balances, one per currency. */
      list(customerId: string, options?: DodoRequestOptions): PromiseLike<{ items: readonly DodoWallet[] }>;
      readonly ledgerEntries: {
        /** Lists entries, newest first. */
        list(
          customerId: string,
          query?: DodoPageQuery | null,
          options?: DodoRequestOptions,
        ): PromiseLike<{ items: readonly DodoLedgerEntry[] }>;
        /** Writes an entry. Responds with 409 to a key that was used before. */
        create(
          customerId: string,
          body: DodoLedgerEntryParameters,
          options?: DodoRequestOptions,
        ): PromiseLike<unknown>;
      };
    };
  };
}
