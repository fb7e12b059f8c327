import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Section } from '../../ui/Section.tsx';
import { CreateInvoice } from '../invoices/CreateInvoice.tsx';
import { InvoiceTable } from '../invoices/InvoiceTable.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';

export type CustomerInvoicesProps = { customerId: string };

/** What a customer was billed. */
export function CustomerInvoices({ customerId }: CustomerInvoicesProps) {
  const query = { customerId, limit: 10 };
  const invoices = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/invoices',
    { params: { query } },
    cursorPagination,
  );
  return (
    <Section title="Invoices" actions={<CreateInvoice customerId={customerId} />}>
      <InvoiceTable invoices={invoices.data?.pages.flatMap(({ items }) => items)} query={invoices} />
    </Section>
  );
}
