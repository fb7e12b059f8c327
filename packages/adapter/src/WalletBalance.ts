import type { Money } from './Money.ts';
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
  /** Number of the wallet's newest event. Of two readings, the one with the higher number is newer. */
  sequence: number;
  /** When it was read, by the server's clock. RFC 3339, UTC. */
  asOf: string;
};
