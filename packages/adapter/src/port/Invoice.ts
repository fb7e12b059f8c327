import type { Money } from '../money/Money.ts';

export const invoiceStatuses = ['draft', 'open', 'partiallyPaid', 'paid', 'void'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

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
  /** RFC 3339, UTC. */
  createdAt: string;
};
