import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundTable } from '../refunds/RefundTable.tsx';

export type InvoiceRefundsProps = { invoiceId: string };

/** What went back of an invoice. */
export function InvoiceRefunds({ invoiceId }: InvoiceRefundsProps) {
  const query = { invoiceId, limit: 10 };
  const refunds = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/refunds',
    { params: { query } },
    cursorPagination,
  );
  return (
    <Section title="Refunds">
      <RefundTable refunds={refunds.data?.pages.flatMap(({ items }) => items)} query={refunds} />
    </Section>
  );
}
