import { Money } from '@coffer/components';
import { WalletLocaleProvider } from '@coffer/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { always, devtoolsApi, devtoolsClient } from './devtoolsApi.ts';
import { refreshEverything } from './refreshEverything.ts';

/** The customer's bank claws the newest payment back, and decides a moment later. */
export function DisputeScenario({ customerId }: { customerId: string }) {
  const queryClient = useQueryClient();
  const params = { path: { customerId } };
  const wallets = devtoolsApi.useQuery('get', '/demo/customers/{customerId}/wallets', { params }, always);
  const topUps = devtoolsApi.useQuery(
    'get',
    '/demo/top-ups',
    { params: { query: { status: 'settled', limit: 100 } } },
    always,
  );
  const dispute = useMutation({
    ...always,
    mutationFn: async ({ topUpId, outcome }: { topUpId: string; outcome: 'won' | 'lost' }) => {
      const { error } = await devtoolsClient.POST('/demo/test/top-ups/{topUpId}/dispute', {
        params: { path: { topUpId } },
        body: { outcome },
      });
      if (error) throw new Error(error.detail);
    },
    onSettled: () => refreshEverything(queryClient),
  });
  const ids = wallets.data?.items.map(({ id }) => id) ?? [];
  const newest = topUps.data?.items.find(({ walletId }) => ids.includes(walletId));
  if (!newest) return <p className="quiet">No payment to dispute yet: top up first.</p>;
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
        {dispute.isSuccess && 'Disputed: the money is taken back until it is decided.'}
        {dispute.isError && dispute.error.message}
      </span>
    </div>
  );
}
