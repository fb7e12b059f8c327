import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { filteredPagesOf } from '../../ui/filteredPagesOf.ts';
import { Instant } from '../../ui/Instant.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAddressFilter } from '../../ui/useAddressFilter.ts';
import { Words } from '../../ui/Words.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { EntryFilters } from './EntryFilters.tsx';
import { ExportEntries } from './ExportEntries.tsx';
import { entryFilterNames } from './entryFilterNames.ts';
import { entryQueryOf } from './entryQueryOf.ts';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['Entry']>[] = [
  { name: 'No.', cell: ({ number }) => number },
  { name: 'Date', cell: ({ createdAt }) => <Instant value={createdAt} /> },
  { name: 'Type', cell: ({ type, source }) => <Words value={`${type} · ${source}`} /> },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Amount', isFigure: true, cell: ({ amount }) => <Money value={amount} variant="movement" /> },
  { name: 'Balance after', isFigure: true, cell: ({ balanceAfter }) => <Money value={balanceAfter} /> },
];

/** Every movement of a wallet, newest first, as far as the filter lets through. */
export function WalletEntries({ wallet: { id: walletId, currency } }: WalletProps) {
  const [filter, change] = useAddressFilter(entryFilterNames);
  const query = entryQueryOf(filter);
  const entries = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/wallets/{walletId}/entries',
    { params: { path: { walletId }, query: { ...query, limit: 25 } } },
    filteredPagesOf,
  );
  return (
    <Section title="Entries" actions={<ExportEntries walletId={walletId} query={query} />}>
      <EntryFilters currency={currency} filter={filter} onChange={change} />
      <DataTable
        caption="Entries"
        columns={columns}
        rows={entries.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        reading={entries}
        empty={
          Object.keys(query).length > 0
            ? 'No entry fits this filter.'
            : 'Nothing has moved in this wallet yet.'
        }
      />
    </Section>
  );
}
