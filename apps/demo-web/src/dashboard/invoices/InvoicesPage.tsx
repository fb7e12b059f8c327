import { invoiceStatuses } from '@coffer/adapter';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusFilter } from '../../ui/StatusFilter.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { InvoiceTable } from './InvoiceTable.tsx';

/** Statuses to filter by. An overdue invoice keeps its status, such as "open". */
const statuses = [...invoiceStatuses, 'overdue'] as const;

function filterOf(status: (typeof statuses)[number] | undefined) {
  if (status === undefined) return {};
  return status === 'overdue' ? { overdue: 'true' as const } : { status };
}

/** All invoices. An invoice is created on its customer's page. */
export function InvoicesPage() {
  const [filter, change] = useSearchFilter(['status']);
  const status = statuses.find((value) => value === filter.status);
  const query = { limit: 25, ...filterOf(status) };
  const invoices = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/invoices',
    { params: { query } },
    filteredCursorPagination,
  );
  return (
    <Page title="Invoices">
      <Section
        title="All invoices"
        note={<span className="quiet">Create an invoice on its customer’s page.</span>}
      >
        <StatusFilter statuses={statuses} value={status} onChange={change} />
        <InvoiceTable
          showsCustomer
          invoices={invoices.data?.pages.flatMap(({ items }) => items)}
          query={invoices}
        />
      </Section>
    </Page>
  );
}
