import { useMerchantApi } from '../MerchantApiContext.ts';
import { pagesOf } from '../parts/pagesOf.ts';
import { Section } from '../parts/Section.tsx';
import { RefundTable } from '../refunds/RefundTable.tsx';

export type InvoiceRefundsProps = { invoiceId: string };

/** What went back of an invoice. */
export function InvoiceRefunds({ invoiceId }: InvoiceRefundsProps) {
  const query = { invoiceId, limit: 10 };
  const refunds = useMerchantApi().useInfiniteQuery('get', '/v1/refunds', { params: { query } }, pagesOf);
  return (
    <Section title="Refunds">
      <RefundTable refunds={refunds.data?.pages.flatMap(({ items }) => items)} reading={refunds} />
    </Section>
  );
}
