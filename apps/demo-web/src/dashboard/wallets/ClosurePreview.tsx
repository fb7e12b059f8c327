import { Money } from '@coffer/components';
import { useQuery } from '@tanstack/react-query';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { describeDestination } from '../refunds/RefundParts.tsx';
import '../../ui/inset.css';

export type ClosurePreviewProps = {
  walletId: string;
  destination: 'original' | 'external';
  holds: 'release' | 'capture';
};

/** Shows what closing the wallet will do, in the server's amounts. */
export function ClosurePreview({ walletId, ...body }: ClosurePreviewProps) {
  const { mutateAsync } = useMerchantApi().useMutation('post', '/v1/wallets/{walletId}/close/preview', {
    // A preview changes nothing, so no query is refetched.
    meta: { changesNothing: true },
  });
  const { data, error, refetch } = useQuery({
    queryKey: ['closure preview', walletId, body],
    queryFn: () => mutateAsync({ params: { path: { walletId } }, body }),
    // Amounts from an earlier dialog may be out of date.
    gcTime: 0,
  });
  if (error) return <ErrorNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <div className="skeleton" role="status" aria-label="Preview: loading" />;
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
          ...data.parts.map(({ amount, ...destination }, index): [string, React.ReactNode] => [
            `${index + 1}. ${describeDestination(destination)}`,
            <Money key="part" value={amount} />,
          ]),
          ['Promo credit forfeited', <Money key="forfeited" value={data.forfeited} />],
          ['Captured by holds', <Money key="captured" value={data.captured} />],
          data.writtenOff.amount > 0 && ['Owed and written off', <Money key="off" value={data.writtenOff} />],
        ]}
      />
      <p className="quiet">Auto top-up and alerts stop. The wallet can’t be used again.</p>
    </section>
  );
}
