'use client';
import type { Entry } from '@coffer/adapter';
import { ledgerEnglish } from '../messages/english/ledger.ts';
import { useSay } from '../messages/useSay.ts';
import { slot } from '../parts/slot.ts';
import type { LedgerTableClassNames } from './LedgerTablePart.ts';
import { LedgerTableRow } from './LedgerTableRow.tsx';
import { LedgerTableSkeleton } from './LedgerTableSkeleton.tsx';
import { tableRoles } from './tableRoles.ts';

type LedgerTableEntriesProps = {
  /** Undefined while they load. */
  entries: readonly Entry[] | undefined;
  labelledBy: string;
  classNames: LedgerTableClassNames;
};

/** The table itself. */
export function LedgerTableEntries({ entries, labelledBy, classNames }: LedgerTableEntriesProps) {
  const say = useSay(ledgerEnglish);
  return (
    <table
      {...tableRoles.table}
      {...slot('ledger-table-table', classNames.table)}
      aria-labelledby={labelledBy}
    >
      <thead {...tableRoles.rowGroup} {...slot('ledger-table-head')}>
        <tr {...tableRoles.row} {...slot('ledger-table-columns')}>
          <th {...tableRoles.columnHeader} {...slot('ledger-table-column')}>
            {say('ledger.date')}
          </th>
          <th {...tableRoles.columnHeader} {...slot('ledger-table-column')}>
            {say('ledger.description')}
          </th>
          <th {...tableRoles.columnHeader} {...slot('ledger-table-column')} data-align="end">
            {say('ledger.amount')}
          </th>
          <th {...tableRoles.columnHeader} {...slot('ledger-table-column')} data-align="end">
            {say('ledger.balance')}
          </th>
        </tr>
      </thead>
      <tbody {...tableRoles.rowGroup} {...slot('ledger-table-body')}>
        {entries ? (
          entries.map((entry) => <LedgerTableRow key={entry.id} entry={entry} classNames={classNames} />)
        ) : (
          <LedgerTableSkeleton />
        )}
      </tbody>
    </table>
  );
}
