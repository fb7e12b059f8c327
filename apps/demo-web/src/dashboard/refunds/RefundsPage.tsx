import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { PayoutTable } from './PayoutTable.tsx';
import { RefundTable } from './RefundTable.tsx';

/** All refunds and payouts. A refund is created on the page of its invoice, top-up or wallet. */
export function RefundsPage() {
  const query = { limit: 25 };
  const refunds = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/refunds',
    { params: { query } },
    cursorPagination,
  );
  return (
    <Page title="Refunds">
      <Section
        title="All refunds"
        note={<span className="quiet">Refund an invoice or a top-up on its page, or close a wallet.</span>}
      >
        <RefundTable
          showsWallet
          refunds={refunds.data?.pages.flatMap(({ items }) => items)}
          query={refunds}
        />
      </Section>
      <PayoutTable />
    </Page>
  );
}
