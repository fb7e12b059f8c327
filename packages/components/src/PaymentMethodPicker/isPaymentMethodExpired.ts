import type { PaymentMethod } from '@coffer/adapter';

/** Whether a card's last month is over: it is good until the end of the month that stands on it. */
export function isPaymentMethodExpired({ expiry }: PaymentMethod, today: Date): boolean {
  if (!expiry) return false;
  return (expiry.year - today.getUTCFullYear()) * 12 + expiry.month - (today.getUTCMonth() + 1) < 0;
}
