import { Money } from '@coffer/components';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable, type QueryState } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Status } from '../../ui/Status.tsx';
import { AmountOwed } from '../wallets/BalanceAmount.tsx';
import { WalletLink } from '../wallets/WalletLink.tsx';

type Dispute = Schemas['Dispute'];

const walletColumns: Column<Dispute>[] = [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reason', cell: ({ reason }) => reason },
  { name: 'Disputed', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
  { name: 'Debited from the wallet', align: 'end', cell: (dispute) => <ClawedBack dispute={dispute} /> },
  { name: 'Reinstated', align: 'end', cell: (dispute) => <Reinstated dispute={dispute} /> },
];

const allColumns: Column<Dispute>[] = [
  ...walletColumns.slice(0, 2),
  { name: 'Wallet', cell: ({ walletId }) => <WalletLink walletId={walletId} /> },
  ...walletColumns.slice(2),
  { name: 'Owed', align: 'end', cell: ({ walletId }) => <AmountOwed walletId={walletId} /> },
];

export type DisputeTableProps = {
  disputes: Dispute[] | undefined;
  query: QueryState;
  /**
   * Whether to show the wallet and the amount that it owes.
   * @default false
   */
  showsWallet?: boolean;
  empty: string;
};

/** Disputed payments, newest first, with the amounts that were debited from the wallet and reinstated. */
export function DisputeTable({ disputes, query, showsWallet = false, empty }: DisputeTableProps) {
  return (
    <DataTable
      caption="Disputes"
      columns={showsWallet ? allColumns : walletColumns}
      rows={disputes}
      keyOf={({ id }) => id}
      query={query}
      empty={empty}
    />
  );
}

function ClawedBack({ dispute: { clawedBack, invoicePaymentId } }: { dispute: Dispute }) {
  // A card's payment of an invoice was never in the wallet. The invoice is due again instead.
  if (invoicePaymentId !== null) return <span className="quiet">invoice due again</span>;
  return <Money value={clawedBack} />;
}

function Reinstated({ dispute: { walletId, status, clawedBack, reinstatementId } }: { dispute: Dispute }) {
  if (reinstatementId !== null) {
    return (
      <Link href={`/wallets/${walletId}/entries?source=dispute`}>
        <Money value={clawedBack} />
      </Link>
    );
  }
  return status === 'open' ? <span className="quiet">undecided</span> : '–';
}
