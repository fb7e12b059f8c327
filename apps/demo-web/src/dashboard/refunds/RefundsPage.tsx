import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundTable } from './RefundTable.tsx';

/** All money that was given back. A refund is made where the money came: at its invoice or its top-up. */
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
        note={
          <span className="quiet">a new one is made at its invoice, its top-up or by closing a wallet</span>
        }
      >
        <RefundTable
          showsWallet
          refunds={refunds.data?.pages.flatMap(({ items }) => items)}
          query={refunds}
        />
      </Section>
    </Page>
  );
}
