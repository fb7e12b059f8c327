import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundTable } from '../refunds/RefundTable.tsx';
import type { WalletProps } from './WalletProps.ts';

/** What went back out of a wallet. */
export function WalletRefunds({ wallet }: WalletProps) {
  const query = { walletId: wallet.id, limit: 10 };
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
