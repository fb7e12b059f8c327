import { Money } from '@coffer/components';
import { WalletLocaleProvider } from '@coffer/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alwaysOnline, devtoolsApi, devtoolsClient, refetchEverything } from './devtoolsApi.ts';

/** Disputes the customer's newest payment. The bank takes the money back and decides a moment later. */
export function DisputeScenario({ customerId }: { customerId: string }) {
  const queryClient = useQueryClient();
  const params = { path: { customerId } };
  const wallets = devtoolsApi.useQuery(
    'get',
    '/demo/customers/{customerId}/wallets',
    { params },
    alwaysOnline,
  );
  const topUps = devtoolsApi.useQuery(
    'get',
    '/demo/top-ups',
    { params: { query: { status: 'settled', limit: 100 } } },
    alwaysOnline,
  );
  const dispute = useMutation({
    ...alwaysOnline,
    mutationFn: async ({ topUpId, outcome }: { topUpId: string; outcome: 'won' | 'lost' }) => {
      const { error } = await devtoolsClient.POST('/demo/test/top-ups/{topUpId}/dispute', {
        params: { path: { topUpId } },
        body: { outcome },
      });
      if (error) throw new Error(error.detail);
    },
    onSettled: () => refetchEverything(queryClient),
  });
  const walletIds = wallets.data?.items.map(({ id }) => id) ?? [];
  const newest = topUps.data?.items.find(({ walletId }) => walletIds.includes(walletId));
  if (!newest) return <p className="quiet">No payment to dispute yet. Top up first.</p>;
  const { id: topUpId, total } = newest;
  return (
    <div className="devtools-row">
      <span>
        Dispute the newest payment of{' '}
        <WalletLocaleProvider locale="en-US" timeZone="UTC">
          <Money value={total} />
        </WalletLocaleProvider>
        :
      </span>
      <button
        type="button"
        disabled={dispute.isPending}
        onClick={() => dispute.mutate({ topUpId, outcome: 'won' })}
      >
        the merchant wins
      </button>
      <button
        type="button"
        disabled={dispute.isPending}
        onClick={() => dispute.mutate({ topUpId, outcome: 'lost' })}
      >
        the merchant loses
      </button>
      <span role="status" className="quiet">
        {dispute.isSuccess && 'Disputed. The money is taken back until the bank decides.'}
        {dispute.isError && dispute.error.message}
      </span>
    </div>
  );
}
