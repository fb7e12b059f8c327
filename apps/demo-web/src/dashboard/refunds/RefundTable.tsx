import { Money } from '@coffer/components';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable, type QueryState } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Status } from '../../ui/Status.tsx';
import { WalletLink } from '../wallets/WalletLink.tsx';
import { RefundParts } from './RefundParts.tsx';

const walletColumns: Column<Schemas['Refund']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Destination', cell: (refund) => <RefundParts refund={refund} /> },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

const allColumns: Column<Schemas['Refund']>[] = [
  ...walletColumns.slice(0, 2),
  { name: 'Refund of', cell: (refund) => <RefundSource refund={refund} /> },
  ...walletColumns.slice(2),
];

export type RefundTableProps = {
  refunds: Schemas['Refund'][] | undefined;
  query: QueryState;
  /**
   * Whether to show the wallet and the refunded invoice or top-up.
   * @default false
   */
  showsWallet?: boolean;
};

/** Refunds, newest first. */
export function RefundTable({ refunds, query, showsWallet = false }: RefundTableProps) {
  return (
    <DataTable
      caption="Refunds"
      columns={showsWallet ? allColumns : walletColumns}
      rows={refunds}
      keyOf={({ id }) => id}
      query={query}
      empty="No refunds yet."
    />
  );
}

function RefundSource({ refund: { walletId, invoiceId, topUpId } }: { refund: Schemas['Refund'] }) {
  return (
    <>
      <WalletLink walletId={walletId} />
      {invoiceId !== null && (
        <>
          {' '}
          · <Link href={`/invoices/${invoiceId}`}>invoice</Link>
        </>
      )}
      {topUpId !== null && (
        <>
          {' '}
          · <Link href={`/wallets/${walletId}/payments`}>top-up</Link>
        </>
      )}
    </>
  );
}
