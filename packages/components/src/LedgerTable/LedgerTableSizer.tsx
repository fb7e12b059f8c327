'use client';
import type { Entry, Money as MoneyValue, Page } from '@coffer/adapter';
import { memo, type RefObject, useMemo } from 'react';
import { slot } from '../internal/slot.ts';
import { Money } from '../Money/Money.tsx';
import type { LedgerTexts } from './useLedgerTexts.ts';

type LedgerTableSizerProps = {
  pages: readonly Page<Entry>[];
  texts: LedgerTexts;
  row: RefObject<HTMLTableRowElement | null>;
};

/** Hidden row whose cells are as wide as the widest possible content, so that scrolling moves no column. */
export const LedgerTableSizer = memo(function LedgerTableSizer({ pages, texts, row }: LedgerTableSizerProps) {
  const { t, day } = texts;
  const { amount, balance } = useMemo(() => largest(pages), [pages]);
  const oldest = pages.at(-1)?.items.at(-1)?.createdAt;
  return (
    <tr {...slot('ledger-table-sizer', 'coffer-ledger-table-sizer')} ref={row}>
      <td {...slot('ledger-table-sizer-cell')}>
        {[t('ledger.date'), ...(oldest ? daysOfYear(oldest).map(day) : [])].join('\n')}
      </td>
      <td {...slot('ledger-table-sizer-cell')}>
        {`${t('ledger.amount')}\n`}
        {amount && <Money value={amount} variant="movement" />}
      </td>
      <td {...slot('ledger-table-sizer-cell')}>
        {`${t('ledger.balance')}\n`}
        {balance && <Money value={balance} />}
      </td>
    </tr>
  );
});

/** Returns a day of each month, because the names of months differ in width. */
function daysOfYear(instant: string): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    new Date(Date.UTC(Number(instant.slice(0, 4)), month, 20, 12)).toISOString(),
  );
}

type Largest = { amount: MoneyValue | undefined; balance: MoneyValue | undefined };

const largestOfPage = new WeakMap<readonly Entry[], Largest>();

/** Finds the largest amounts. A page never changes, so each is read once. */
function largest(pages: readonly Page<Entry>[]): Largest {
  const all: Largest = { amount: undefined, balance: undefined };
  for (const { items: page } of pages) {
    let found = largestOfPage.get(page);
    if (!found) {
      found = { amount: undefined, balance: undefined };
      for (const { amount, balanceAfter } of page) {
        found.amount = larger(found.amount, amount);
        found.balance = larger(found.balance, balanceAfter);
      }
      largestOfPage.set(page, found);
    }
    all.amount = larger(all.amount, found.amount);
    all.balance = larger(all.balance, found.balance);
  }
  return all;
}

function larger(one: MoneyValue | undefined, other: MoneyValue | undefined): MoneyValue | undefined {
  if (!one || !other) return one ?? other;
  return Math.abs(other.amount) > Math.abs(one.amount) ? other : one;
}
