import type { Entry, Money } from '@coffer/adapter';

let formats: { day: Intl.DateTimeFormat; money: Intl.NumberFormat } | undefined;

/** What the peers' cells say: the figures of LedgerTable's own, by formatters made once, when first needed. */
export function entryText({ createdAt, reason, amount, balanceAfter }: Entry) {
  formats ??= {
    day: new Intl.DateTimeFormat('en-US', { month: 'short', day: '2-digit', timeZone: 'UTC' }),
    money: new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }),
  };
  const { day, money } = formats;
  const text = (value: Money) => money.format(value.amount / 100);
  return {
    day: day.format(new Date(createdAt)),
    description: reason ?? 'Top-up',
    amount: text(amount),
    balance: text(balanceAfter),
  };
}
