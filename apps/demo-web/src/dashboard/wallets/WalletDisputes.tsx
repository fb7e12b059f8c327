import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Section } from '../../ui/Section.tsx';
import { DisputeTable } from '../disputes/DisputeTable.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import type { WalletProps } from './WalletProps.ts';

/** What banks have taken back of a wallet's top-ups. */
export function WalletDisputes({ wallet }: WalletProps) {
  const query = { walletId: wallet.id, limit: 10 };
  const disputes = useMerchantApi().useInfiniteQuery(
    'get',
    '/v1/disputes',
    { params: { query } },
    cursorPagination,
  );
  return (
    <Section title="Disputes">
      <DisputeTable
        disputes={disputes.data?.pages.flatMap(({ items }) => items)}
        query={disputes}
        empty="No payment was disputed."
      />
    </Section>
  );
}
