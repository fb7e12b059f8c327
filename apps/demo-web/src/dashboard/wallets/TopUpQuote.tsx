import type { Money as MoneyValue } from '@coffer/adapter';
import { Money } from '@coffer/components';
import { useQuery } from '@tanstack/react-query';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import '../../ui/inset.css';

export type TopUpQuoteProps = { walletId: string; currency: string; amount: number };

/** What a top-up would charge and add, in the server's own figures; its id in the form tells that they are there. */
export function TopUpQuote({ walletId, currency, amount }: TopUpQuoteProps) {
  const { mutateAsync } = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/quotes', {
    // It changes nothing, so nothing is read again for it.
    meta: { changesNothing: true },
  });
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['top-up quote', walletId, currency, amount],
    queryFn: () => mutateAsync({ params: { path: { walletId } }, body: { amount: { amount, currency } } }),
    // The figures of another moment are none to agree to.
    gcTime: 0,
    refetchInterval: 60_000,
    refetchOnWindowFocus: false,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (data === undefined || isFetching)
    return <div className="skeleton" role="status" aria-label="Figures: loading" />;
  const lines: [string, MoneyValue][] = [
    ['Added', data.amount],
    ['Bonus', data.bonus],
    ['Fee', data.fee],
    ['Tax', data.tax],
  ];
  return (
    <section className="inset" aria-label="What will happen">
      <DescriptionList
        items={[
          ...lines
            .filter(([, { amount: figure }]) => figure > 0)
            .map(([name, value]): [string, React.ReactNode] => [name, <Money key={name} value={value} />]),
          [
            'Charged',
            <strong key="charged">
              <Money value={data.total} />
            </strong>,
          ],
          ['Balance after', <Money key="after" value={data.balanceAfter} />],
        ]}
      />
      <input type="hidden" name="quoteId" value={data.id} />
    </section>
  );
}
