'use client';
import { slot } from '../internal/slot.ts';
import type { Translate } from '../locales/Messages.ts';
import { tableRoles } from './tableRoles.ts';

const columns = ['date', 'description', 'amount', 'balance'] as const;

/** Head of the table. It has a row index if the rows have one. */
export function LedgerTableColumns({ t, isCounted }: { t: Translate; isCounted: boolean }) {
  return (
    <thead {...tableRoles.rowGroup} {...slot('ledger-table-head')}>
      <tr
        {...tableRoles.row}
        {...slot('ledger-table-columns', 'coffer-ledger-table-columns')}
        aria-rowindex={isCounted ? 1 : undefined}
      >
        {columns.map((column) => (
          <th key={column} {...tableRoles.columnHeader} {...slot('ledger-table-column')}>
            {t(`ledger.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
