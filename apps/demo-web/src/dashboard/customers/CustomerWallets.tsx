import { Money } from '@coffer/components';
import { Link } from 'wouter';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreateWallet } from './CreateWallet.tsx';

const columns: Column<Schemas['MerchantWallet']>[] = [
  {
    name: 'Wallet',
    cell: ({ id, currency }) => <Link href={`/wallets/${id}`}>{currency} wallet</Link>,
  },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  {
    name: 'On hold',
    align: 'end',
    cell: ({ pendingCharges }) => <Money value={pendingCharges} />,
  },
  {
    name: 'Available',
    align: 'end',
    cell: ({ availableBalance }) => <Money value={availableBalance} />,
  },
];

export type CustomerWalletsProps = { customerId: string };

/** A customer's wallets, with their balances. */
export function CustomerWallets({ customerId }: CustomerWalletsProps) {
  const wallets = useMerchantApi().useQuery('get', '/v1/customers/{customerId}/wallets', {
    params: { path: { customerId } },
  });
  return (
    <Section title="Wallets" actions={<CreateWallet customerId={customerId} />}>
      <DataTable
        caption="Wallets"
        columns={columns}
        rows={wallets.data?.items}
        keyOf={({ id }) => id}
        query={wallets}
        empty="No wallets yet."
      />
    </Section>
  );
}
