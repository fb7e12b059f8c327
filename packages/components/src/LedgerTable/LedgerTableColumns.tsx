'use client';
import type { Entry, Money as MoneyValue } from '@coffer/adapter';
import { useMemo } from 'react';
import { Money } from '../Money/Money.tsx';
import type { Say } from '../messages/Messages.ts';
import { slot } from '../parts/slot.ts';
import { tableRoles } from './tableRoles.ts';

type LedgerTableColumnsProps = {
  /** Those that are not all drawn: the columns are as wide as the widest of them, so that scrolling moves none. */
  entries: readonly Entry[];
  say: Say;
};

/** The head of the table. */
export function LedgerTableColumns({ entries, say }: LedgerTableColumnsProps) {
  const { amount, balance } = useMemo(() => largest(entries), [entries]);
  return (
    <thead {...tableRoles.rowGroup} {...slot('ledger-table-head')}>
      <tr {...tableRoles.row} {...slot('ledger-table-columns')} aria-rowindex={amount && 1}>
        <th {...tableRoles.columnHeader} {...slot('ledger-table-column')}>
          {say('ledger.date')}
        </th>
        <th {...tableRoles.columnHeader} {...slot('ledger-table-column')}>
          {say('ledger.description')}
        </th>
        <th {...tableRoles.columnHeader} {...slot('ledger-table-column')} data-align="end">
          {say('ledger.amount')}
          {amount && <Money value={amount} variant="movement" className="coffer-sizer" aria-hidden="true" />}
        </th>
        <th {...tableRoles.columnHeader} {...slot('ledger-table-column')} data-align="end">
          {say('ledger.balance')}
          {balance && <Money value={balance} className="coffer-sizer" aria-hidden="true" />}
        </th>
      </tr>
    </thead>
  );
}

/** In one go: of 100,000 entries it is the reaching for each that takes its time. */
function largest(entries: readonly Entry[]): { amount?: MoneyValue; balance?: MoneyValue } {
  let [widest] = entries;
  let highest = widest;
  let amountMax = 0;
  let balanceMax = 0;
  for (const entry of entries) {
    const amount = Math.abs(entry.amount.amount);
    const balance = Math.abs(entry.balanceAfter.amount);
    if (amount > amountMax) [widest, amountMax] = [entry, amount];
    if (balance > balanceMax) [highest, balanceMax] = [entry, balance];
  }
  return widest && highest ? { amount: widest.amount, balance: highest.balanceAfter } : {};
}
