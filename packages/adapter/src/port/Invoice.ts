import type { Money } from '../money/Money.ts';

export const invoiceStatuses = ['draft', 'open', 'partiallyPaid', 'paid', 'void'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

export type InvoiceLine = { description: string; quantity: number; unitAmount: Money; amount: Money };

/** Money that an invoice got, or gave back. */
export type InvoicePayment = {
  id: string;
  /** `wallet`, or the payment method that was charged. */
  method:
    | { type: 'wallet'; walletId: string }
    | { type: 'paymentMethod'; paymentMethodId: string; label: string };
  amount: Money;
  status: 'processing' | 'settled' | 'failed';
  /** What has been refunded of it. */
  refunded: Money;
  /** RFC 3339, UTC. */
  createdAt: string;
};

/** What a customer owes for, and how it was paid. */
export type Invoice = {
  id: string;
  /** As printed: `INV-0042`. */
  number: string;
  customerId: string;
  currency: string;
  status: InvoiceStatus;
  lines: InvoiceLine[];
  total: Money;
  paid: Money;
  /** What is still owed: total − paid. */
  due: Money;
  payments: InvoicePayment[];
  /** RFC 3339, UTC. */
  dueAt: string | null;
  createdAt: string;
};
