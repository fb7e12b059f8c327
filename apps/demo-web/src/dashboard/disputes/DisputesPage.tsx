import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusFilter } from '../../ui/StatusFilter.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { DisputeTable } from './DisputeTable.tsx';

const statuses = ['open', 'won', 'lost'] as const;

/** All disputed payments. */
export function DisputesPage() {
  const [filter, change] = useSearchFilter(['status']);
  const status = statuses.find((value) => value === filter.status);
  const query = { limit: 25, ...(status && { status }) };
  const disputes = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/disputes',
    { params: { query } },
    filteredCursorPagination,
  );
  return (
    <Page title="Disputes">
      <Section title="All disputes">
        <StatusFilter statuses={statuses} value={status} onChange={change} />
        <DisputeTable
          showsWallet
          disputes={disputes.data?.pages.flatMap(({ items }) => items)}
          query={disputes}
          empty={status ? 'No disputes match this filter.' : 'No disputes yet.'}
        />
      </Section>
    </Page>
  );
}
