import { cursorPagination } from '../../ui/cursorPagination.ts';
import { Section } from '../../ui/Section.tsx';
import { DisputeTable } from '../disputes/DisputeTable.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundTable } from '../refunds/RefundTable.tsx';
import { WalletPaymentLinks } from './WalletPaymentLinks.tsx';
import type { WalletProps } from './WalletProps.ts';
import { WalletTopUps } from './WalletTopUps.tsx';

/** The payment links, top-ups, refunds and disputes of a wallet. */
export function WalletPayments({ wallet }: WalletProps) {
  return (
    <>
      <WalletPaymentLinks wallet={wallet} />
      <WalletTopUps wallet={wallet} />
      <WalletRefunds wallet={wallet} />
      <WalletDisputes wallet={wallet} />
    </>
  );
}

function WalletRefunds({ wallet }: WalletProps) {
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

function WalletDisputes({ wallet }: WalletProps) {
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
        empty="No disputes yet."
      />
    </Section>
  );
}
