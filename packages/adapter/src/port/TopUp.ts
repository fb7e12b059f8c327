import type { Money } from '../money/Money.ts';

/**
 * Statuses of a top-up. `settled` means that the entry exists, not merely that a card was charged. `settled`, `failed`,
 * `canceled` and `expired` are final.
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

/** Returns whether a top-up with this status has ended. Only a payment that succeeds late changes it again. */
export function isFinalTopUpStatus(status: TopUpStatus): boolean {
  switch (status) {
    case 'settled':
    case 'failed':
    case 'canceled':
    case 'expired':
      return true;
    case 'requiresPaymentMethod':
    case 'requiresAction':
    case 'processing':
      return false;
    default:
      return status satisfies never;
  }
}

/** Reasons why a top-up failed. */
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
  /** Amount that the payment method is charged: `amount` + `fee` + `tax`. */
  total: Money;
  paymentMethodId: string | null;
  /** Page on which the customer confirms, while `requiresAction`. */
  action: { type: 'redirect'; url: string } | null;
  /** Reason, once `failed`. */
  failure: { code: TopUpFailureCode; message: string } | null;
  /** Expected arrival of a delayed payment, while `processing`. Null if it takes only seconds. RFC 3339, UTC. */
  expectedAt: string | null;
  /** Id of the entry that credits `amount`, once `settled`. */
  entryId: string | null;
  /** Balance after that entry and its bonus, once `settled`. */
  balanceAfter: Money | null;
  /** RFC 3339, UTC. */
  createdAt: string;
  /** RFC 3339, UTC. */
  updatedAt: string;
};
