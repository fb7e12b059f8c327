import { Money } from '@coffer/components';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable, type QueryState } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Status } from '../../ui/Status.tsx';
import { Shortfall } from '../wallets/Shortfall.tsx';
import { WalletLink } from '../wallets/WalletLink.tsx';

type Dispute = Schemas['Dispute'];

const ofWallet: Column<Dispute>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reason', cell: ({ reason }) => reason },
  { name: 'Disputed', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
  { name: 'Taken from the wallet', align: 'end', cell: (dispute) => <Taken dispute={dispute} /> },
  { name: 'Put back', align: 'end', cell: (dispute) => <PutBack dispute={dispute} /> },
];

const withWallet: Column<Dispute>[] = [
  ...ofWallet.slice(0, 2),
  { name: 'Wallet', cell: ({ walletId }) => <WalletLink walletId={walletId} /> },
  ...ofWallet.slice(2),
  { name: 'Owed now', align: 'end', cell: ({ walletId }) => <Shortfall walletId={walletId} /> },
];

export type DisputeTableProps = {
  disputes: Dispute[] | undefined;
  query: QueryState;
  /** Whose they are, and what its wallet still owes. */
  showsWallet?: boolean;
  empty: string;
};

/** Payments that a customer's bank has taken back, newest first: what it cost the wallet, and what came of it. */
export function DisputeTable({ disputes, query, showsWallet = false, empty }: DisputeTableProps) {
  return (
    <DataTable
      caption="Disputes"
      columns={showsWallet ? withWallet : ofWallet}
      rows={disputes}
      keyOf={({ id }) => id}
      query={query}
      empty={empty}
    />
  );
}

function Taken({ dispute: { clawedBack, invoicePaymentId } }: { dispute: Dispute }) {
  // A card's payment of an invoice never was in the wallet: the invoice is due again instead.
  if (invoicePaymentId !== null) return <span className="quiet">the invoice is due again</span>;
  return <Money value={clawedBack} />;
}

function PutBack({ dispute: { walletId, status, clawedBack, reinstatementId } }: { dispute: Dispute }) {
  if (reinstatementId !== null) {
    return (
      <Link href={`/wallets/${walletId}/entries?source=dispute`}>
        <Money value={clawedBack} />
      </Link>
    );
  }
  return status === 'open' ? <span className="quiet">not decided</span> : '–';
}
