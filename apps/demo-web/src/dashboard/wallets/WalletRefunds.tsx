import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Instant } from '../parts/Instant.tsx';
import { pagesOf } from '../parts/pagesOf.ts';
import { Section } from '../parts/Section.tsx';
import { Status } from '../parts/Status.tsx';
import { RefundParts } from './RefundParts.tsx';
import type { WalletProps } from './WalletProps.ts';

const columns: Column<Schemas['Refund']>[] = [
  { name: 'Date', cell: ({ createdAt }) => <Instant value={createdAt} /> },
  { name: 'Status', cell: ({ status }) => <Status value={status} /> },
  { name: 'Reason', cell: ({ reason }) => reason ?? '–' },
  { name: 'Where to', cell: (refund) => <RefundParts refund={refund} /> },
  { name: 'Amount', isFigure: true, cell: ({ amount }) => <Money value={amount} /> },
];

/** What went back out of a wallet. */
export function WalletRefunds({ wallet }: WalletProps) {
  const query = { walletId: wallet.id, limit: 10 };
  const refunds = useMerchantApi().useInfiniteQuery('get', '/v1/refunds', { params: { query } }, pagesOf);
  return (
    <Section title="Refunds">
      <DataTable
        caption="Refunds"
        columns={columns}
        rows={refunds.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        reading={refunds}
        empty="Nothing was refunded."
      />
    </Section>
  );
}
