/** A fact that happened to a wallet. It names what to read again, and carries no balance itself. */
export type WalletEvent = {
  /** Opaque place in the stream: ask with it for what follows. */
  id: string;
  /** `wallet.topped_up`, `wallet.payment_made`, `top_up.settled` … A reader skips types it does not know. */
  type: string;
  walletId: string;
  /** Rises by one a wallet; compare with `WalletBalance.sequence`. */
  sequence: number;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** What it is about, by id: `{ topUpId }`, `{ entryId }`, `{ holdId }`. */
  data: Record<string, unknown>;
};
