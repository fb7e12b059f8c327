import type { Money } from '../money/Money.ts';
import type { TopUp } from '../port/TopUp.ts';
import type { WalletAdapter } from '../port/WalletAdapter.ts';
import type { WalletCapability } from '../port/WalletSession.ts';

/** How a charge of a test payment method turns out. */
export type ContractOutcome = 'success' | 'decline' | 'threeDSecure' | 'delayed';

/**
 * The other side of a backend under test: what its merchant and its test processor would do. Each may be
 * a call to a merchant API; each returns when its effect can be read.
 */
export interface WalletContractControl {
  /** The processor's tokens for methods that turn out so. */
  tokens: Record<ContractOutcome, string> & {
    /** Can be charged while its owner is away, and asks to confirm even then. Need `threeDSecureAlways`. */
    threeDSecureAlways?: string;
  };

  /** A wallet of the customer in a currency, brought to exactly that balance; answers its id. Asked once a currency. */
  wallet(parameters: { currency: string; balance: number }): Promise<string>;

  /** A merchant's credit, or debit where the amount is negative. Rejects where the backend refuses. */
  post(parameters: { walletId: string; amount: Money; reason?: string }): Promise<void>;

  /** Reserves money for a charge to come. Need `hold`. */
  hold(parameters: { walletId: string; amount: Money }): Promise<void>;

  /** Freezes a wallet. Need `freeze`. */
  freeze(walletId: string): Promise<void>;

  /** Sets a wallet's status to `closing` and leaves it there. Need `beginClosing`. */
  beginClosing?(walletId: string): Promise<void>;

  /** Closes a wallet. Need `close`. */
  close(walletId: string): Promise<void>;

  /** Another customer of the same merchant, with every scope, and one of their wallets holding $100.00. */
  otherCustomer(): Promise<{ adapter: WalletAdapter; walletId: string }>;

  /** Saves a test method for the customer where the adapter cannot; without it `addPaymentMethod` is used. */
  savePaymentMethod?(token: string): Promise<string>;

  /** What the customer would do on the page of `topUp.action`. Need `threeDSecure`. */
  confirmTopUp(topUp: TopUp, decision: 'approve' | 'decline'): Promise<void>;

  /** The bank's word on a top-up that is `processing`. Need `delayed`. */
  settleTopUp(topUpId: string, outcome: 'paid' | 'returned'): Promise<void>;

  /** Lets the life of a quote pass, by a moved clock or in the database. Need `expireQuote`. */
  expireQuote(quoteId: string): Promise<void>;

  /** A promotional credit that expires, with the priority that any credit has. Need `promote`. */
  promote?(parameters: { walletId: string; amount: Money; expiresAt: string }): Promise<void>;

  /** Opens an invoice of one line for the customer, not paid by itself; answers its id. Need `invoice`. */
  invoice?(parameters: { total: Money }): Promise<string>;

  /** Moves the backend's clock, and lets what falls due happen. Need `advance`. */
  advance?(byMs: number): Promise<void>;

  /** Takes the processor out, or brings it back. Need `processorDown`. */
  processorDown?(down: boolean): Promise<void>;
}

/** A backend under test, with a customer of its own: no other test has written to their wallets. */
export type WalletContractSubject = {
  /** Bound to that customer, with every scope. */
  adapter: WalletAdapter;
  control: WalletContractControl;
  /** Lets go of what `create` took. */
  dispose?: () => Promise<void> | void;
};

/** What a test needs beyond reading: a capability of the adapter, or a hook of its control. */
export type WalletContractNeed =
  | WalletCapability
  /** `lowSinceSequence` and `emptySinceSequence` of a balance. */
  | 'crossings'
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

/** What a backend does not have, and why: its tests are skipped and say so. The hooks for it are never called. */
export type WalletContractLacks = Partial<Record<WalletContractNeed, string>>;
