import { Money } from '@coffer/components';
import { DateTime } from '../../ui/DateTime.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMerchantApi } from '../MerchantApiContext.ts';
import { RefundParts } from '../refunds/RefundParts.tsx';

export type ClosureProps = { walletId: string };

/** What became of a closed wallet and its money. */
export function Closure({ walletId }: ClosureProps) {
  const { data, error, refetch } = useMerchantApi().useQuery('get', '/v1/wallets/{walletId}/closure', {
    params: { path: { walletId } },
  });
  return (
    <Section title="This wallet is closed">
      {error ? <ErrorNotice error={error} onRetry={refetch} /> : null}
      {data && (
        <>
          <DescriptionList
            items={[
              ['Closed', <DateTime key="at" value={data.closedAt} />],
              ['Reason', data.reason ?? '–'],
              ['Refunded', <Money key="refunded" value={data.refunded} />],
              ['Promotional money forfeited', <Money key="forfeited" value={data.forfeited} />],
              ['Taken by holds', <Money key="captured" value={data.captured} />],
              ['Written off', <Money key="off" value={data.writtenOff} />],
            ]}
          />
          {data.refund && <RefundParts refund={data.refund} />}
        </>
      )}
    </Section>
  );
}
