import { Money } from '@coffer/components';
import type { Schemas } from '../../api/Schemas.ts';
import { cursorPagination } from '../../ui/cursorPagination.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateTime } from '../../ui/DateTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { Status } from '../../ui/Status.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { CreateTopUp } from './CreateTopUp.tsx';
import { TopUpActions } from './TopUpActions.tsx';
import type { WalletProps } from './WalletProps.ts';

const createColumns = (
  methods: readonly Schemas['PaymentMethod'][] | undefined,
): Column<Schemas['TopUp']>[] => [
  { name: 'Date', cell: ({ createdAt }) => <DateTime value={createdAt} /> },
  {
    name: 'Status',
    cell: ({ status, failure }) => (
      <>
        <Status value={status} /> {failure && <span className="quiet">{failure.message}</span>}
      </>
    ),
  },
  {
    name: 'Paid with',
    cell: ({ paymentMethodId }) => {
      if (methods === undefined) return null;
      const method = methods.find(({ id }) => id === paymentMethodId);
      // A payment link is paid with a method that is not saved.
      return method ? `${method.brand} •••• ${method.last4}` : 'Not saved';
    },
  },
  { name: 'Amount', align: 'end', cell: ({ amount }) => <Money value={amount} /> },
  { name: 'Bonus', align: 'end', cell: ({ bonus }) => <Money value={bonus} /> },
  { name: 'Charged', align: 'end', cell: ({ total }) => <Money value={total} /> },
  { name: 'Actions', align: 'end', cell: (topUp) => <TopUpActions topUp={topUp} /> },
];

/** A wallet's top-ups, newest first. */
export function WalletTopUps({ wallet }: WalletProps) {
  const query = { walletId: wallet.id, limit: 10 };
  const api = useMerchantApi();
  const topUps = api.useInfiniteQuery('get', '/v1/top-ups', { params: { query } }, cursorPagination);
  const methods = api.useQuery('get', '/v1/customers/{customerId}/payment-methods', {
    params: { path: { customerId: wallet.customerId } },
  });
  return (
    <Section title="Top-ups" actions={wallet.status === 'active' && <CreateTopUp wallet={wallet} />}>
      <DataTable
        caption="Top-ups"
        columns={createColumns(methods.data?.items)}
        rows={topUps.data?.pages.flatMap(({ items }) => items)}
        keyOf={({ id }) => id}
        query={topUps}
        empty="No top-ups yet."
      />
    </Section>
  );
}
