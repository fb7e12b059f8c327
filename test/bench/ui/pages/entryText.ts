import type { Entry } from '@coffer/adapter';

const types: Partial<Record<Entry['type'], string>> = { credit: 'Funds added', debit: 'Payment' };
const sources: Partial<Record<Entry['source'], string>> = { topUp: 'Top-up', usage: 'Usage' };

let formats: ReturnType<typeof makeFormats> | undefined;

/** Texts of a row in the other tables: as much as LedgerTable shows, by formatters that are created once. */
export function entryText({ createdAt, type, source, reason, reference, amount, balanceAfter }: Entry) {
  formats ??= makeFormats();
  const { day, moment, money, movement } = formats;
  const at = new Date(createdAt);
  return {
    day: day.format(at),
    moment: moment.format(at),
    title: reason ?? sources[source],
    note: reason ? `${types[type]} · ${sources[source]} · ${reference?.id}` : types[type],
    amount: movement.format(amount.amount / 100),
    balance: money.format(balanceAfter.amount / 100),
  };
}

function makeFormats() {
  const dollars = { style: 'currency', currency: 'USD' } as const;
  return {
    day: new Intl.DateTimeFormat('en-US', {
      month: 'short',
      day: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    moment: new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
    money: new Intl.NumberFormat('en-US', dollars),
    movement: new Intl.NumberFormat('en-US', { ...dollars, signDisplay: 'exceptZero' }),
  };
}
