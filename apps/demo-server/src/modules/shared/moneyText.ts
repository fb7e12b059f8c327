import { formatMoney } from '@coffer/adapter';

/** Writes an amount for the message of an error: "$45.00". The API's messages are in English. */
export function moneyText(amount: number, currency: string): string {
  return formatMoney({ amount, currency }, { locale: 'en-US' });
}
