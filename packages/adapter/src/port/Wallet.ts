/**
 * Status of a wallet. A `frozen` wallet keeps its money and rejects debits and the customer's top-ups. A `closing`
 * wallet rejects every write while its money is refunded, and becomes `closed` at a balance of zero. `closed` is final.
 */
export type WalletStatus = 'active' | 'frozen' | 'closing' | 'closed';

/** Prepaid money of one customer in one currency. `WalletBalance` has the amounts. */
export type Wallet = {
  id: string;
  customerId: string;
  /** ISO 4217 code. */
  currency: string;
  status: WalletStatus;
  /** RFC 3339, UTC. */
  createdAt: string;
};
