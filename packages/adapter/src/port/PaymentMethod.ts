/** Saved payment method of a customer. */
export type PaymentMethod = {
  id: string;
  /** A `bankDebit` settles after days. */
  type: 'card' | 'bankDebit' | 'other';
  /** Name to show, such as `Visa` or `SEPA Direct Debit`. */
  brand: string;
  /** Last four characters of the card or account number. */
  last4: string;
  /** Expiry of a card; null for other types. The month is 1 to 12. */
  expiry: { month: number; year: number } | null;
  /** Position in the order of use: 1 is used first. Unique per customer. */
  priority: number;
  /** Whether it can be charged without the customer present, as auto top-up does. */
  offSession: boolean;
  /** RFC 3339, UTC. */
  createdAt: string;
};
