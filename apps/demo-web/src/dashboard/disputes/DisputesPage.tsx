import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusFilter } from '../../ui/StatusFilter.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { DisputeTable } from './DisputeTable.tsx';

const statuses = ['open', 'won', 'lost'] as const;

/** Every payment that a customer's bank has taken back. */
export function DisputesPage() {
  const [filter, change] = useSearchFilter(['status']);
  const status = statuses.find((one) => one === filter.status);
  const query = { limit: 25, ...(status && { status }) };
  const disputes = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/disputes',
    { params: { query } },
    filteredCursorPagination,
  );
  return (
    <Page title="Disputes">
      <Section title="All disputes" note={<span className="quiet">what banks have taken back</span>}>
        <StatusFilter statuses={statuses} value={status} onChange={change} />
        <DisputeTable
          showsWallet
          disputes={disputes.data?.pages.flatMap(({ items }) => items)}
          query={disputes}
          empty={status ? 'There is none like this.' : 'No payment was disputed.'}
        />
      </Section>
    </Page>
  );
}
