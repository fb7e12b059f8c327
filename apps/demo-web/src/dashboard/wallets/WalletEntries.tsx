import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { humanizeLabel } from '../../ui/humanize.ts';
import { Section } from '../../ui/Section.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { EntryFilters } from './EntryFilters.tsx';
import { ExportEntries } from './ExportEntries.tsx';
import { entryFilterNames, toEntryQuery } from './entryFilter.ts';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['Entry']>[] = [
  { name: 'No.', cell: ({ number }) => number },
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  { name: 'Type', cell: ({ type, source }) => humanizeLabel(`${type} · ${source}`) },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} variant="movement" /> },
  { name: 'Balance after', align: 'end', cell: ({ balanceAfter }) => <Money value={balanceAfter} /> },
];

/** The entries of a wallet that match the filter, newest first. */
export function WalletEntries({ wallet: { id: walletId, currency } }: WalletProps) {
  const [filter, change] = useSearchFilter(entryFilterNames);
  const query = toEntryQuery(filter);
  const entries = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/wallets/{walletId}/entries',
    { params: { path: { walletId }, query: { ...query, limit: 25 } } },
    filteredCursorPagination,
  );
  return (
    <Section title="Entries" actions={<ExportEntries walletId={walletId} query={query} />}>
      <EntryFilters currency={currency} filter={filter} onChange={change} />
      <DataTable
        caption="Entries"
        columns={columns}
        rows={entries.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={entries}
        empty={Object.keys(query).length > 0 ? 'No entries match these filters.' : 'No entries yet.'}
      />
    </Section>
  );
}
