import { Money } from '@coffer/components';
import { useState } from 'react';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Instant } from '../parts/Instant.tsx';
import { pagesOf } from '../parts/pagesOf.ts';
import { Section } from '../parts/Section.tsx';
import { EntryFilters } from './EntryFilters.tsx';
import type { EntryQuery } from './EntryQuery.ts';
import { ExportEntries } from './ExportEntries.tsx';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['Entry']>[] = [
  { name: 'No.', cell: ({ number }) => number },
  { name: 'Date', cell: ({ createdAt }) => <Instant value={createdAt} /> },
  { name: 'Type', cell: ({ type, source }) => `${type} · ${source}` },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Amount', isFigure: true, cell: ({ amount }) => <Money value={amount} variant="movement" /> },
  { name: 'Balance after', isFigure: true, cell: ({ balanceAfter }) => <Money value={balanceAfter} /> },
];

/** Every movement of a wallet, newest first, as far as the filter lets through. */
export function WalletEntries({ wallet: { id: walletId, currency } }: WalletProps) {
  const [filter, setFilter] = useState<EntryQuery>({});
  const entries = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/wallets/{walletId}/entries',
    { params: { path: { walletId }, query: { ...filter, limit: 25 } } },
    pagesOf,
  );
  return (
    <Section title="Entries" actions={<ExportEntries walletId={walletId} filter={filter} />}>
      <EntryFilters currency={currency} filter={filter} onChange={setFilter} />
      <DataTable
        caption="Entries"
        columns={columns}
        rows={entries.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        reading={entries}
        empty={
          Object.keys(filter).length > 0
            ? 'No entry fits this filter.'
            : 'Nothing has moved in this wallet yet.'
        }
      />
    </Section>
  );
}
