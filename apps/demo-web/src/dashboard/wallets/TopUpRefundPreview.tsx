import type { Money as MoneyValue } from '@coffer/adapter';
import { Money } from '@coffer/components';
import { useQuery } from '@tanstack/react-query';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import '../../ui/inset.css';

export type TopUpRefundPreviewProps = {
  topUpId: string;
  /** Null refunds everything that can be refunded. */
  amount: MoneyValue | null;
};

/** Shows what refunding a top-up will do, in the server's amounts. */
export function TopUpRefundPreview({ topUpId, amount }: TopUpRefundPreviewProps) {
  const { mutateAsync } = useMerchantApi().useMutation('post', '/v1/top-ups/{topUpId}/refunds/preview', {
    // A preview changes nothing, so no query is refetched.
    meta: { changesNothing: true },
  });
  const { data, error, refetch } = useQuery({
    queryKey: ['top-up refund preview', topUpId, amount],
    queryFn: () =>
      mutateAsync({ params: { path: { topUpId } }, body: { ...(amount !== null && { amount }) } }),
    // Amounts from an earlier dialog may be out of date.
    gcTime: 0,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <div className="skeleton" role="status" aria-label="Preview: loading" />;
  const lines: [string, MoneyValue][] = [
    ['Bonus taken back', data.bonusTakenBack],
    ['Bonus already spent or on hold, not deducted', data.bonusNotRecovered],
    ['Stays in the wallet from this top-up', data.paidRemaining],
    ['Bonus that stays in the wallet', data.bonusRemaining],
  ];
  return (
    <section className="inset" aria-label="What will happen">
      <DescriptionList
        items={[
          [
            data.paidWith === null ? 'To the card' : `To ${data.paidWith}`,
            <strong key="amount">
              <Money value={data.amount} />
            </strong>,
          ],
          ...lines
            .filter(([, { amount: minorUnits }]) => minorUnits > 0)
            .map(([name, value]): [string, React.ReactNode] => [name, <Money key={name} value={value} />]),
          ['Balance now', <Money key="before" value={data.balanceBefore} />],
          ['Balance after', <Money key="after" value={data.balanceAfter} />],
        ]}
      />
    </section>
  );
}
