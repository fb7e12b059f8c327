import type { InvoiceFailureCode } from '@coffer/adapter';

/** Sources of an automatic charge: the wallet, and the first payment method, such as "Visa •••• 4242". */
export type ChargeSources = { wallet: boolean; method: string | null };

/** Reason why an invoice was not paid. */
export type CollectionFailure = { code: InvoiceFailureCode; message: string };

/** An event of an invoice, with what the event tells besides the invoice itself. */
export type InvoiceEvent =
  | {
      type:
        | 'invoice.opened'
        | 'invoice.paid'
        | 'invoice.partially_paid'
        | 'invoice.overdue'
        | 'invoice.uncollectible'
        | 'invoice.voided';
    }
  | { type: 'invoice.charge_upcoming'; chargeAt: Date; sources: ChargeSources }
  /** `isAutomatic` is false for a payment that the customer or the merchant started. */
  | {
      type: 'invoice.payment_failed';
      failure: CollectionFailure;
      nextAttemptAt: Date | null;
      isAutomatic: boolean;
    };
