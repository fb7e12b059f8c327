import { invoiceStatuses } from '@coffer/adapter';
import { filteredCursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusFilter } from '../../ui/StatusFilter.tsx';
import { useSearchFilter } from '../../ui/useSearchFilter.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { InvoiceTable } from './InvoiceTable.tsx';

/** What all customers were billed. A new one is made from its customer's page. */
export function InvoicesPage() {
  const [filter, change] = useSearchFilter(['status']);
  const status = invoiceStatuses.find((one) => one === filter.status);
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
        note={<span className="quiet">a new one is made on its customer's page</span>}
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
