import type { Money } from '../money/Money.ts';
import type { WalletStatus } from './Wallet.ts';

/** What stands in a wallet, as one consistent reading. */
export type WalletBalance = {
  walletId: string;
  status: WalletStatus;
  /** Sum of the wallet's entries. Below zero only after a dispute: that much is owed. */
  balance: Money;
  /** What open holds reserve. */
  pendingCharges: Money;
  /** `balance` − `pendingCharges`: what a new charge can take. */
  availableBalance: Money;
  /** The promotional part of `balance`. */
  promotionalBalance: Money;
  /** What expires next, and when; null where nothing does. */
  nextExpiry: { amount: Money; expiresAt: string } | null;
  /**
   * Number of the event by which `availableBalance` fell below the threshold of the wallet's alert, or of the one
   * that told of it when the alert was set later; null while it is not below, and without an alert. Each fall has
   * a number of its own, so that what a customer has dismissed is shown at the next, though no page was open then.
   * Absent where the backend does not tell: then only falls that a page sees are told apart.
   */
  lowSinceSequence?: number | null;
  /** The same of `availableBalance` falling to zero or below it; null while something is available. */
  emptySinceSequence?: number | null;
  /** Number of the wallet's newest event. Of two readings, the one with the higher number is newer. */
  sequence: number;
  /** When it was read, by the server's clock. RFC 3339, UTC. */
  asOf: string;
};
