/** `frozen` keeps its money and refuses debits and the customer's top-ups; `closed` is final, at zero. */
export type WalletStatus = 'active' | 'frozen' | 'closed';

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
