import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Instant } from '../parts/Instant.tsx';
import type { Reading } from '../parts/Reading.ts';
import { Status } from '../parts/Status.tsx';
import { RefundParts } from './RefundParts.tsx';

const columns: Column<Schemas['Refund']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <Instant value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Where to', cell: (refund) => <RefundParts refund={refund} /> },
  { name: 'Amount', isFigure: true, cell: ({ amount }) => <Money value={amount} /> },
];

export type RefundTableProps = { refunds: Schemas['Refund'][] | undefined; reading: Reading };

/** Refunds, newest first. */
export function RefundTable({ refunds, reading }: RefundTableProps) {
  return (
    <DataTable
      caption="Refunds"
      columns={columns}
      rows={refunds}
      keyOf={({ id }) => id}
      reading={reading}
      empty="Nothing was refunded."
    />
  );
}
