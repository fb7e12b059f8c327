import type { Money } from '../money/Money.ts';

/**
 * Where an attempt to add funds stands. `settled` means that the entry exists, not that a card was
 * charged. The last four are final.
 */
export const topUpStatuses = [
  'requiresPaymentMethod',
  'requiresAction',
  'processing',
  'settled',
  'failed',
  'canceled',
  'expired',
] as const;
export type TopUpStatus = (typeof topUpStatuses)[number];

/** Why a payment was declined. */
export const topUpFailureCodes = [
  'card_declined',
  'insufficient_funds',
  'expired_card',
  'authentication_failed',
  'payment_returned',
  'wallet_closed',
  'processing_error',
] as const;
export type TopUpFailureCode = (typeof topUpFailureCodes)[number];

/** One attempt to add funds by paying. */
export type TopUp = {
  id: string;
  walletId: string;
  quoteId: string;
  status: TopUpStatus;
  amount: Money;
  bonus: Money;
  fee: Money;
  tax: Money;
  /** What the payment method is charged. */
  total: Money;
  paymentMethodId: string | null;
  /** Where the customer confirms, while `requiresAction`. */
  action: { type: 'redirect'; url: string } | null;
  /** Why, once `failed`. */
  failure: { code: TopUpFailureCode; message: string } | null;
  /** When a delayed payment should arrive, while `processing`; null where it is a matter of seconds. */
  expectedAt: string | null;
  /** The entry that credits `amount`, once `settled`. */
  entryId: string | null;
  /** The balance right after that entry and its bonus, once `settled`. */
  balanceAfter: Money | null;
  /** RFC 3339, UTC. */
  createdAt: string;
  updatedAt: string;
};
