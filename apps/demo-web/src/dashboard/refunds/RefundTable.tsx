import { Money } from '@coffer/components';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable, type QueryState } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Status } from '../../ui/Status.tsx';
import { WalletLink } from '../wallets/WalletLink.tsx';
import { RefundParts } from './RefundParts.tsx';

const ofWallet: Column<Schemas['Refund']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Where to', cell: (refund) => <RefundParts refund={refund} /> },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
];

const withWallet: Column<Schemas['Refund']>[] = [
  ...ofWallet.slice(0, 2),
  { name: 'Of', cell: (refund) => <RefundOf refund={refund} /> },
  ...ofWallet.slice(2),
];

export type RefundTableProps = {
  refunds: Schemas['Refund'][] | undefined;
  query: QueryState;
  /** Whose they are, and of what. */
  showsWallet?: boolean;
};

/** Refunds, newest first. */
export function RefundTable({ refunds, query, showsWallet = false }: RefundTableProps) {
  return (
    <DataTable
      caption="Refunds"
      columns={showsWallet ? withWallet : ofWallet}
      rows={refunds}
      keyOf={({ id }) => id}
      query={query}
      empty="Nothing was refunded."
    />
  );
}

function RefundOf({ refund: { walletId, invoiceId, topUpId } }: { refund: Schemas['Refund'] }) {
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
