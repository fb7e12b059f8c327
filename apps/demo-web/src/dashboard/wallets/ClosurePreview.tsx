import { Money } from '@coffer/components';
import { useQuery } from '@tanstack/react-query';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { refundWay } from '../refunds/refundWay.ts';
import '../../ui/inset.css';

export type ClosurePreviewProps = {
  walletId: string;
  destination: 'original' | 'external';
  holds: 'release' | 'capture';
};

/** What closing would do, in the server's own figures. */
export function ClosurePreview({ walletId, ...body }: ClosurePreviewProps) {
  const { mutateAsync } = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/close/preview', {
    // It changes nothing, so nothing is read again for it.
    meta: { changesNothing: true },
  });
  const { data, error, refetch } = useQuery({
    queryKey: ['closure preview', walletId, body],
    queryFn: () => mutateAsync({ params: { path: { walletId } }, body }),
    // The figures of another moment are none to agree to.
    gcTime: 0,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <div className="skeleton" role="status" aria-label="Figures: loading" />;
  return (
    <section className="inset" aria-label="What will happen">
      <DescriptionList
        items={[
          [
            'Refunded',
            <strong key="refunded">
              <Money value={data.refunded} />
            </strong>,
          ],
          ...data.parts.map(({ amount, ...way }, index): [string, React.ReactNode] => [
            `${index + 1}. ${refundWay(way)}`,
            <Money key="part" value={amount} />,
          ]),
          ['Promotional money forfeited', <Money key="forfeited" value={data.forfeited} />],
          ['Taken by holds', <Money key="captured" value={data.captured} />],
          ...(data.writtenOff.amount > 0
            ? [
                ['Owed, and written off', <Money key="off" value={data.writtenOff} />] satisfies [
                  string,
                  unknown,
                ],
              ]
            : []),
        ]}
      />
      <p className="quiet">Auto top-up and alerts stop. Every later write to this wallet is refused.</p>
    </section>
  );
}
