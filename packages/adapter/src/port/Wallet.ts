/**
 * `frozen` keeps its money and rejects debits and the customer's top-ups. `closing` rejects every write while
 * its money is being refunded, and becomes `closed`, which is final, at zero.
 */
export type WalletStatus = 'active' | 'frozen' | 'closing' | 'closed';

/** Prepaid money of one customer in one currency. What stands in it is its `WalletBalance`. */
export type Wallet = {
  id: string;
  customerId: string;
  /** ISO 4217. */
  currency: string;
  status: WalletStatus;
  /** RFC 3339, UTC. */
  createdAt: string;
};
