/** A customer's saved way to pay. */
export type PaymentMethod = {
  id: string;
  /** `bankDebit` settles days later. */
  type: 'card' | 'bankDebit' | 'other';
  /** As shown: `Visa`, `SEPA Direct Debit`. */
  brand: string;
  /** The last characters of its number, to tell it by. */
  last4: string;
  /** Cards only; month is 1 to 12. */
  expiry: { month: number; year: number } | null;
  /** 1 is used first; no two of a customer's are equal. */
  priority: number;
  /** Whether it can be charged while its owner is away, as auto top-up does. */
  offSession: boolean;
  /** RFC 3339, UTC. */
  createdAt: string;
};
