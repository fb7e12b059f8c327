import type { Money } from '../money/Money.ts';
import type { WalletStatus } from './Wallet.ts';

/** Amounts of a wallet, read at one point in time. */
export type WalletBalance = {
  walletId: string;
  status: WalletStatus;
  /** Sum of the wallet's entries. Negative only after a dispute: the customer owes that much. */
  balance: Money;
  /** Amount that open holds reserve. */
  pendingCharges: Money;
  /** `balance` − `pendingCharges`: the amount that can be spent. */
  availableBalance: Money;
  /** Promotional part of `balance`. */
  promotionalBalance: Money;
  /** Next amount that expires, and the time. Null if nothing expires. */
  nextExpiry: { amount: Money; expiresAt: string } | null;
  /**
   * Number of the event at which `availableBalance` fell below the alert's threshold. If the threshold was set later, it
   * is the number of the `wallet.balance_low` event. Null while it is not below, and without an alert. Each fall has another number, so that a
   * dismissed notice returns at the next fall even if no page was open. Absent if the backend does not number falls;
   * then a page tells two falls apart only if it was open.
   */
  lowSinceSequence?: number | null;
  /** Number of the event at which `availableBalance` fell to zero or below. Null while something is available. */
  emptySinceSequence?: number | null;
  /** Number of the wallet's newest event. Of two balances, the one with the higher number is newer. */
  sequence: number;
  /** Time of the reading, by the server's clock. RFC 3339, UTC. */
  asOf: string;
};
