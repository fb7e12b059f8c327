import type { Money as MoneyValue } from '@coffer/adapter';
import { Money } from '@coffer/components';
import { useQuery } from '@tanstack/react-query';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import '../../ui/inset.css';

export type TopUpQuoteProps = { walletId: string; currency: string; amount: number };

/** Shows what a top-up will charge and add, in the server's amounts. The form has the quote's id once it is shown. */
export function TopUpQuote({ walletId, currency, amount }: TopUpQuoteProps) {
  const { mutateAsync } = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/quotes', {
    // A quote changes nothing, so no query is refetched.
    meta: { changesNothing: true },
  });
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['top-up quote', walletId, currency, amount],
    queryFn: () => mutateAsync({ params: { path: { walletId } }, body: { amount: { amount, currency } } }),
    // Amounts from an earlier dialog may be out of date.
    gcTime: 0,
    refetchInterval: 60_000,
    refetchOnWindowFocus: false,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (data === undefined || isFetching)
    return <div className="skeleton" role="status" aria-label="Quote: loading" />;
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
            .filter(([, { amount: minorUnits }]) => minorUnits > 0)
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
