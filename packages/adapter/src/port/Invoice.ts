import type { Money } from '../money/Money.ts';
import { topUpFailureCodes } from './TopUp.ts';

/**
 * Statuses of an invoice. `uncollectible`: the merchant no longer expects the payment and stops the automatic attempts. It
 * can still be paid manually.
 */
export const invoiceStatuses = ['draft', 'open', 'partiallyPaid', 'paid', 'void', 'uncollectible'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

/** Returns whether an invoice with this status can be paid. */
export function isPayableInvoiceStatus(status: InvoiceStatus): boolean {
  switch (status) {
    case 'open':
    case 'partiallyPaid':
    case 'uncollectible':
      return true;
    case 'draft':
    case 'paid':
    case 'void':
      return false;
    default:
      return status satisfies never;
  }
}

/** Reasons why an invoice was not paid in full. `no_payment_method`: there was nothing to charge. */
export const invoiceFailureCodes = [...topUpFailureCodes, 'no_payment_method'] as const;
export type InvoiceFailureCode = (typeof invoiceFailureCodes)[number];

export type InvoiceLine = { description: string; quantity: number; unitAmount: Money; amount: Money };

/** One payment of an invoice. */
export type InvoicePayment = {
  id: string;
  /** Wallet or payment method that paid. */
  method:
    | { type: 'wallet'; walletId: string }
    | { type: 'paymentMethod'; paymentMethodId: string; label: string };
  amount: Money;
  status: 'processing' | 'settled' | 'failed';
  /** Part of `amount` that was refunded. */
  refunded: Money;
  /** RFC 3339, UTC. */
  createdAt: string;
};

/** A bill to a customer, with its payments. */
export type Invoice = {
  id: string;
  /** Number as printed, such as `INV-0042`. */
  number: string;
  customerId: string;
  currency: string;
  status: InvoiceStatus;
  lines: InvoiceLine[];
  total: Money;
  paid: Money;
  /** Amount due: `total` − `paid`. */
  due: Money;
  payments: InvoicePayment[];
  /** Due date; null if the invoice has none. RFC 3339, UTC. */
  dueAt: string | null;
  /** Time since which the unpaid invoice is overdue; null if it is not. RFC 3339, UTC. */
  overdueAt: string | null;
  /** Time of the next automatic payment attempt; null if none is scheduled. RFC 3339, UTC. */
  nextAttemptAt: string | null;
  /** Reason why the latest attempts did not pay the invoice in full. Null before, and once nothing is due. */
  failure: { code: InvoiceFailureCode; message: string } | null;
  /** RFC 3339, UTC. */
  createdAt: string;
};
