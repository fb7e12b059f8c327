'use client';
import { Skeleton } from '../internal/Skeleton.tsx';
import { slot } from '../internal/slot.ts';
import { tableRoles } from './tableRoles.ts';

const rows = [14, 8, 18, 12, 16];

/** Placeholder rows with the size of loaded rows. */
export function LedgerTableSkeleton() {
  return rows.map((characters) => (
    <tr key={characters} {...tableRoles.row} {...slot('ledger-table-row', 'coffer-ledger-table-row')}>
      <td {...tableRoles.cell} {...slot('ledger-table-date')}>
        <Skeleton slotName="ledger-table-skeleton" characters={5} />
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-description')}>
        <Skeleton slotName="ledger-table-skeleton" characters={characters} />
        <span {...slot('ledger-table-source', 'coffer-label', 'coffer-clamp')}>
          <Skeleton slotName="ledger-table-skeleton" characters={10} />
        </span>
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-amount')}>
        <Skeleton slotName="ledger-table-skeleton" characters={7} />
      </td>
      <td {...tableRoles.cell} {...slot('ledger-table-balance')}>
        <Skeleton slotName="ledger-table-skeleton" characters={8} />
      </td>
    </tr>
  ));
}
