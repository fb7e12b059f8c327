import { invoiceStatuses } from '@coffer/adapter';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusFilter } from '../../ui/StatusFilter.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { InvoiceTable } from './InvoiceTable.tsx';

/** All invoices. An invoice is created on its customer's page. */
export function InvoicesPage() {
  const [filter, change] = useSearchFilter(['status']);
  const status = invoiceStatuses.find((value) => value === filter.status);
  const query = { limit: 25, ...(status && { status }) };
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
        <StatusFilter statuses={invoiceStatuses} value={status} onChange={change} />
        <InvoiceTable
          showsCustomer
          invoices={invoices.data?.pages.flatMap(({ items }) => items)}
          query={invoices}
        />
      </Section>
    </Page>
  );
}
