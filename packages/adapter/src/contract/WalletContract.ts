import type { Money } from '../money/Money.ts';
import type { EntryReference } from '../port/Entry.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletCapability } from '../port/WalletSession.ts';

/** Outcome of a charge of a test payment method. */
export type ContractOutcome = 'success' | 'decline' | 'threeDSecure' | 'delayed';

/**
 * Control over a backend under test: it acts as the merchant, the test processor and the clock. A method may call the
 * merchant API. It resolves when its effect can be read. Methods that a comment calls a need are used only by tests that
 * declare the need; see `WalletContractNeed`.
 */
export interface WalletContractControl {
  /** Tokens of the test processor for payment methods with these outcomes. */
  tokens: Record<ContractOutcome, string> & {
    /** A card that can be charged off-session but needs a confirmation even then. Need `threeDSecureAlways`. */
    threeDSecureAlways?: string;
  };

  /** Opens a wallet of the customer with exactly this balance. Returns its id. Called once per currency. */
  wallet(parameters: { currency: string; balance: number }): Promise<string>;

  /** Posts a credit by the merchant, or a debit if the amount is negative. Rejects if the backend does. */
  post(parameters: {
    walletId: string;
    amount: Money;
    reason?: string;
    /** Need `reference`. */
    reference?: EntryReference;
  }): Promise<void>;

  /** Reserves funds for a future charge. Need `hold`. */
  hold(parameters: { walletId: string; amount: Money }): Promise<void>;

  /** Freezes a wallet. Need `freeze`. */
  freeze(walletId: string): Promise<void>;

  /** Sets a wallet's status to `closing` and leaves it there. Need `beginClosing`. */
  beginClosing?(walletId: string): Promise<void>;

  /** Closes a wallet. Need `close`. */
  close(walletId: string): Promise<void>;

  /** Returns an adapter of another customer of the same merchant, with every scope, and their wallet with $100.00. */
  otherCustomer(): Promise<{
    adapter: WalletAdapter;
    walletId: string;
    /** Saves a test payment method for that customer. Without it the suite calls their `addPaymentMethod`. */
    savePaymentMethod?: (token: string) => Promise<string>;
  }>;

  /** Saves a test payment method for the customer and returns its id. Without it the suite calls `addPaymentMethod`. */
  savePaymentMethod?(token: string): Promise<string>;

  /** Confirms or declines a top-up as the customer on the page of `topUp.action`. Need `threeDSecure`. */
  confirmTopUp(topUp: TopUp, decision: 'approve' | 'decline'): Promise<void>;

  /** Settles or returns a top-up that is `processing`, as the bank. Need `delayed`. */
  settleTopUp(topUpId: string, outcome: 'paid' | 'returned'): Promise<void>;

  /** Makes a quote expire, by moving the clock or in the database. Need `expireQuote`. */
  expireQuote(quoteId: string): Promise<void>;

  /** Posts a promotional credit that expires, with the default priority. Need `promote`. */
  promote?(parameters: { walletId: string; amount: Money; expiresAt: string }): Promise<void>;

  /** Opens an invoice with one line that is not collected automatically. Returns its id. Need `invoice`. */
  invoice?(parameters: { total: Money }): Promise<string>;

  /** Moves the backend's clock forward and runs everything that became due. Need `advance`. */
  advance?(byMs: number): Promise<void>;

  /** Starts or ends an outage of the processor. Need `processorDown`. */
  processorDown?(down: boolean): Promise<void>;
}

/** A backend under test with a new customer, who has no wallet yet. */
export type WalletContractSubject = {
  /** Adapter of that customer, with every scope. */
  adapter: WalletAdapter;
  control: WalletContractControl;
  /** Frees the resources that `create` acquired. Called after the test. */
  dispose?: () => Promise<void> | void;
};

/** A need of a test: a capability of the adapter, or a hook of its control. */
export type WalletContractNeed =
  | WalletCapability
  /** The adapter returns `lowSinceSequence` and `emptySinceSequence` with a balance. */
  | 'crossings'
  /** `post` can store a reference, such as an order's id, with an entry. */
  | 'reference'
  | 'hold'
  | 'freeze'
  | 'beginClosing'
  | 'close'
  | 'threeDSecure'
  | 'delayed'
  | 'expireQuote'
  | 'promote'
  | 'invoice'
  | 'advance'
  | 'processorDown'
  | 'threeDSecureAlways';

/** Needs that a backend does not meet, with the reason. Their tests are skipped, and their hooks are never called. */
export type WalletContractLacks = Partial<Record<WalletContractNeed, string>>;
