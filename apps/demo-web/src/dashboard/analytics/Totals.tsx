import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

const columns: Column<Schemas['Totals']['currencies'][number]>[] = [
  { name: 'Currency', cell: ({ currency }) => currency },
  { name: 'Wallets', align: 'end', cell: ({ wallets }) => wallets },
  { name: 'Owed', align: 'end', cell: ({ owed }) => <Money value={owed} /> },
  { name: 'Pending', align: 'end', cell: ({ pendingCharges }) => <Money value={pendingCharges} /> },
  { name: 'Available', align: 'end', cell: ({ availableBalance }) => <Money value={availableBalance} /> },
  { name: 'Balance', align: 'end', cell: ({ balance }) => <Money value={balance} /> },
];

/** The current balances of all wallets. */
export function Totals() {
  const totals = useMerchantApi().useQuery('get', '/v1/balances');
  const total = totals.data?.total;
  return (
    <Section title="All wallets">
      {total && (
        <>
          <p className="figure-label">Total in {total.balance.currency}, at your rates</p>
          <Money className="figure" value={total.balance} variant="hero" />
          {total.unrated.length > 0 && (
            <p className="quiet">
              Not included, because your settings have no rate: {total.unrated.join(', ')}.
            </p>
          )}
        </>
      )}
      <DataTable
        caption="Balances by currency"
        columns={columns}
        rows={totals.data?.currencies}
        keyOf={({ currency }) => currency}
        query={totals}
        empty="No wallets yet."
      />
    </Section>
  );
}
