import type { PaymentMethod } from '@coffer/adapter';

/** Whether a payment method has expired. A card is valid until the end of its month. */
export function isPaymentMethodExpired({ expiry }: PaymentMethod, today: Date): boolean {
  if (!expiry) return false;
  return (expiry.year - today.getUTCFullYear()) * 12 + expiry.month - (today.getUTCMonth() + 1) < 0;
}
